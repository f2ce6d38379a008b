/** Without the engine, for the page: the page's own script loads only names. */

export interface Options {
  x: number
  y: number
}

export const usual: Options = { x: 1, y: 2 }
/** The query goes from −reach to reach along both axes. */
export const reach = 3
const axis = { min: -reach, max: reach, step: 0.1 }
export const limits = { x: axis, y: axis }

export interface Key {
  name: string
  key: readonly [x: number, y: number]
  value: number
}

/** Those of the text. */
export const keys: readonly Key[] = [
  { name: 'a', key: [1, 0], value: 10 },
  { name: 'b', key: [0, 1], value: 20 },
  { name: 'c', key: [1, 1], value: 30 },
]
