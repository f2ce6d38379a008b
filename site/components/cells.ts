// A picture of cells, one number each, as a canvas whose pixels are the cells. Its colors are --map-ground for 0, --map-above and
// --map-below of the canvas, so they follow light and dark.

export interface Cells {
  rows: number
  columns: number
  /** undefined where there is none. */
  value(row: number, column: number): number | undefined
  /** This, and −this, is as strong as a color gets. */
  largest: number
}

export function paint(canvas: HTMLCanvasElement, { rows, columns, value, largest }: Cells): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const style = getComputedStyle(canvas)
  const [ground, above, below] = ['ground', 'above', 'below'].map((name) =>
    parse(style.getPropertyValue(`--map-${name}`)),
  )
  const image = context.createImageData(columns, rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const own = value(row, column)
      if (own === undefined) continue
      const place = 4 * (row * columns + column)
      const share = Math.min(1, Math.abs(own) / largest)
      const to = own < 0 ? below : above
      for (let c = 0; c < 3; c++) image.data[place + c] = ground[c] + share * (to[c] - ground[c])
      image.data[place + 3] = 255
    }
  }
  context.putImageData(image, 0, 0)
}

/** '#1a2b3c' → three numbers. */
function parse(hex: string): number[] {
  const digits = hex.trim().replace('#', '')
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) || 0)
}

/** The cell under the pointer, or the nearest to it. */
export function cellUnder(
  { clientX, clientY }: PointerEvent,
  canvas: HTMLCanvasElement,
  { rows, columns }: Pick<Cells, 'rows' | 'columns'>,
): [row: number, column: number] {
  const box = canvas.getBoundingClientRect()
  const place = (at: number, from: number, length: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.floor(((at - from) / length) * count)))
  return [place(clientY, box.top, box.height, rows), place(clientX, box.left, box.width, columns)]
}

/** How far the arrow keys go: rows, columns. */
export const arrowKeys: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
