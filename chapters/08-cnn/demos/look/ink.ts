// What a reader draws: which of the 28 × 28 cells have ink, written as text so that it fits into an address.

export const side = 28
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Six cells a sign; empty cells at the end are left out. */
export function writeInk(cells: ReadonlySet<number>): string {
  const codes = Array.from({ length: Math.ceil((side * side) / 6) }, (_, k) =>
    [0, 1, 2, 3, 4, 5].reduce(
      (code, bit) => code + (cells.has(6 * k + bit) ? 2 ** bit : 0),
      0,
    ),
  )
  return codes
    .map((code) => signs[code])
    .join('')
    .replace(/A+$/, '')
}

/** Whatever is no such text is no ink. */
export function readInk(text: string): Set<number> {
  const cells = [...text.slice(0, 131)].flatMap((sign, k) => {
    const code = signs.indexOf(sign)
    return code < 0
      ? []
      : [0, 1, 2, 3, 4, 5].filter((bit) => (code >> bit) & 1).map((bit) => 6 * k + bit)
  })
  return new Set(cells.filter((cell) => cell < side * side))
}

/** Pixels 0 … 1: a cell with ink is bright, those beside it half. */
export function inked(base: ArrayLike<number>, cells: ReadonlySet<number>): Float32Array {
  const pixels = Float32Array.from(base)
  for (const cell of cells) {
    const [row, column] = [Math.floor(cell / side), cell % side]
    pixels[cell] = 1
    for (const [i, j] of [
      [row - 1, column],
      [row + 1, column],
      [row, column - 1],
      [row, column + 1],
    ])
      // prettier-ignore
      if (i >= 0 && i < side && j >= 0 && j < side)
        pixels[i * side + j] = Math.max(pixels[i * side + j], 0.5)
  }
  return pixels
}

/** The cells on the way of a pen from one cell to another, two cells wide. */
export function strokeOf(from: number, to: number): number[] {
  const [r, c] = [Math.floor(from / side), from % side]
  const [dr, dc] = [Math.floor(to / side) - r, (to % side) - c]
  const steps = Math.max(1, Math.abs(dr), Math.abs(dc))
  return Array.from({ length: steps + 1 }, (_, i) => [
    Math.round(r + (dr * i) / steps),
    Math.round(c + (dc * i) / steps),
  ]).flatMap(([row, column]) =>
    [0, 1].flatMap((down) =>
      [0, 1].flatMap((right) =>
        row + down < side && column + right < side
          ? [(row + down) * side + column + right]
          : [],
      ),
    ),
  )
}
