import type { Place, Surface } from './surfaces.ts'

/**
 * The line of all points at one height, as short straight pieces, by marching squares:
 * where an edge of a cell of the grid has one end below the height and one above, the line
 * crosses it; crossings of a cell are joined in pairs.
 */
export function contour(
  { window: { left, right, low, high } }: Pick<Surface, 'window'>,
  heights: ArrayLike<number>,
  columns: number,
  rows: number,
  level: number,
): [Place, Place][] {
  const x = (column: number) => left + ((right - left) * column) / (columns - 1)
  const y = (row: number) => low + ((high - low) * row) / (rows - 1)
  const at = (column: number, row: number) => heights[row * columns + column] - level
  const pieces: [Place, Place][] = []
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ]
      const crossings: Place[] = []
      for (let i = 0; i < 4; i++) {
        const [[c, r], [c2, r2]] = [corners[i], corners[(i + 1) % 4]]
        const [a, b] = [at(c, r), at(c2, r2)]
        if (a < 0 === b < 0) continue
        const share = a / (a - b)
        crossings.push([x(c + share * (c2 - c)), y(r + share * (r2 - r))])
      }
      // Two crossings, or four in a cell that is a little saddle.
      for (let i = 0; i + 1 < crossings.length; i += 2)
        pieces.push([crossings[i], crossings[i + 1]])
    }
  }
  return pieces
}
