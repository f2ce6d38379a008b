/** Right column minus left column: what does not change from left to right cancels. */
export function brightOnTheRight(): number[][] {
  return [
    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],
  ]
}

/** The same, turned. */
export function brightBelow(): number[][] {
  return [
    [-1, -1, -1],
    [0, 0, 0],
    [1, 1, 1],
  ]
}

/** Nine equal weights that add up to 1. */
export function blur(): number[][] {
  return [
    [1 / 9, 1 / 9, 1 / 9],
    [1 / 9, 1 / 9, 1 / 9],
    [1 / 9, 1 / 9, 1 / 9],
  ]
}

/** The weights add up to 0, so that equal cells give 0; opposite neighbors are alike, so that an even slope does, too. */
export function dots(): number[][] {
  return [
    [-1, -1, -1],
    [-1, 8, -1],
    [-1, -1, -1],
  ]
}
