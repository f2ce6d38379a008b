// A picture of what a classifier of the plane believes: shading for the belief, circles and squares for the two classes.
import { mix, palette } from './theme.ts'

export interface DecisionPicture {
  /** P(class 1) on a `size` × `size` raster, rows from the top; undefined before the first forward pass. */
  belief?: ArrayLike<number>
  size: number
  /** x0, y0, x1, y1, … */
  points: ArrayLike<number>
  labels: ArrayLike<number>
  /** The plane goes from −extent to extent on both axes. */
  extent: number
}

export function drawDecisionMap(canvas: HTMLCanvasElement, picture: DecisionPicture): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { background, series, text } = palette()
  const { width } = canvas
  const { size, belief, points, labels, extent } = picture
  context.fillStyle = background
  context.fillRect(0, 0, width, width)
  if (belief) {
    for (let i = 0; i < size * size; i++) {
      const p = belief[i]
      const [row, column] = [Math.floor(i / size), i % size]
      // Whole pixels: overlapping half-transparent cells would draw a grid over the map.
      const [x, y] = [Math.round((column * width) / size), Math.round((row * width) / size)]
      const [right, bottom] = [Math.round(((column + 1) * width) / size), Math.round(((row + 1) * width) / size)]
      context.fillStyle = mix(series[p > 0.5 ? 1 : 0], background, 0.5 * Math.abs(p - 0.5) * 2)
      context.fillRect(x, y, right - x, bottom - y)
    }
  }
  const unit = width / 400
  context.strokeStyle = background
  context.lineWidth = 1.2 * unit
  for (let i = 0; i < labels.length; i++) {
    const x = ((points[2 * i] + extent) / (2 * extent)) * width
    const y = ((extent - points[2 * i + 1]) / (2 * extent)) * width
    context.fillStyle = mix(series[labels[i] ? 1 : 0], text, 0.85)
    context.beginPath()
    if (labels[i]) context.rect(x - 4.2 * unit, y - 4.2 * unit, 8.4 * unit, 8.4 * unit)
    else context.arc(x, y, 5 * unit, 0, 2 * Math.PI)
    context.fill()
    context.stroke()
  }
}
