// What the demo's view needs without the engine, so that the page loads the engine in the
// worker only.

/** The calls that can be made, by id. */
export const calls = {
  transpose: 'transpose()',
  permute: 'permute([2, 0, 1])',
  flat: 'reshape([-1])',
  two: 'reshape([2, -1])',
  three: 'reshape([3, -1])',
  cube: 'reshape([2, 2, -1])',
  rows: 'slice(0, 1)',
  one: 'slice(-1, 0, 1)',
  step: 'slice(-1, 0, 9, 2)',
  expand: 'expand([-1, 4])',
} as const

export type Call = keyof typeof calls

/** The shapes that meet in the broadcast mode. */
export const pairs: readonly { id: string; label: string; a: number[]; b: number[] }[] = [
  { id: 'row', label: '(3, 4) and (4)', a: [3, 4], b: [4] },
  { id: 'column', label: '(3, 4) and (3, 1)', a: [3, 4], b: [3, 1] },
  { id: 'outer', label: '(4) and (3, 1)', a: [4], b: [3, 1] },
  { id: 'number', label: '(3, 4) and ()', a: [3, 4], b: [] },
  { id: 'batch', label: '(2, 1, 4) and (3, 1)', a: [2, 1, 4], b: [3, 1] },
  { id: 'error', label: '(3, 4) and (3)', a: [3, 4], b: [3] },
]

/** The index of the n-th element, last axis fastest. */
export function indexOf(n: number, shape: readonly number[]): number[] {
  const index = new Array<number>(shape.length)
  for (let axis = shape.length - 1, rest = n; axis >= 0; axis--) {
    index[axis] = rest % shape[axis]
    rest = Math.floor(rest / shape[axis])
  }
  return index
}
