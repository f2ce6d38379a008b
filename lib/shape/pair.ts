/** For rows, and for columns. */
export type Pair = readonly [down: number, across: number]

/** For rows, and for columns. */
export function bothWays(of: (axis: 0 | 1) => number): Pair {
  return [of(0), of(1)]
}
