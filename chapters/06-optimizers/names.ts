/** Without the engine, for the page: the page's own script loads only names. */
export const racerNames = [
  'SGD',
  'Momentum',
  'Nesterov',
  'Adagrad',
  'RMSProp',
  'Adam',
] as const
export type RacerName = (typeof racerNames)[number]
