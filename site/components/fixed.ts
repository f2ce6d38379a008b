/** With so many places, a true minus, and none before a number that is written as 0. */
export const fixed = (value: number, places = 2): string =>
  value
    .toFixed(places)
    .replace(/^-(0\.0+)$/, '$1')
    .replace('-', '−')
