import { checkOptions } from '../../options.ts'
import type { TypedArray } from '../../storage/dtype.ts'
import {
  between,
  eachImage,
  plusMinus,
  type Augmentation,
  type Plane,
} from './augmentation.ts'

// Shifting, turning and zooming ask of each pixel of the result where in the old image it
// comes from. That place mostly lies between four pixels, so their values are mixed.
// Outside of the image all is `fill`, black by default.

/**
 * The 2 × 2 matrix and the shift, in pixels, that lead from a place in the new image back
 * to one in the old, both from the center.
 */
interface Inverse {
  a: number
  b: number
  c: number
  d: number
  down: number
  right: number
}

function resample(
  { pixels, height, width }: Plane,
  to: TypedArray,
  inverse: Inverse,
  fill: number,
): void {
  const { a, b, c, d, down, right } = inverse
  const [middleY, middleX] = [(height - 1) / 2, (width - 1) / 2]
  const at = (y: number, x: number): number =>
    y >= 0 && y < height && x >= 0 && x < width ? pixels[y * width + x] : fill
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [dy, dx] = [row - middleY, column - middleX]
      const y = a * dy + b * dx + middleY - down
      const x = c * dy + d * dx + middleX - right
      const [top, left] = [Math.floor(y), Math.floor(x)]
      const [v, u] = [y - top, x - left] // how far on the way to the next row and column
      const above =
        u === 0 ? at(top, left) : (1 - u) * at(top, left) + u * at(top, left + 1)
      const below = v === 0 ? 0 : (1 - u) * at(top + 1, left) + u * at(top + 1, left + 1)
      to[row * width + column] = v === 0 ? above : (1 - v) * above + v * below
    }
  }
}

/** Moves each image by up to `pixels` whole pixels up or down and left or right. */
export function shift(options: { pixels?: number; fill?: number } = {}): Augmentation {
  checkOptions('shift', options, { pixels: 'number', fill: 'number' })
  const { pixels = 2, fill = 0 } = options
  between('shift', 'pixels', pixels, 0, Infinity)
  return (images, random) =>
    eachImage('shift', images, random, () => {
      const draw = (): number =>
        random.integer(2 * Math.floor(pixels) + 1) - Math.floor(pixels)
      const inverse = { a: 1, b: 0, c: 0, d: 1, down: draw(), right: draw() }
      return (from, to) => resample(from, to, inverse, fill)
    })
}

/** Turns each image around its center by up to `degrees` either way. */
export function rotate(options: { degrees?: number; fill?: number } = {}): Augmentation {
  checkOptions('rotate', options, { degrees: 'number', fill: 'number' })
  const { degrees = 10, fill = 0 } = options
  between('rotate', 'degrees', degrees, 0, 180)
  return (images, random) =>
    eachImage('rotate', images, random, () => {
      const angle = (plusMinus(degrees, random) * Math.PI) / 180
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      const inverse = { a: cos, b: sin, c: -sin, d: cos, down: 0, right: 0 }
      return (from, to) => resample(from, to, inverse, fill)
    })
}

/**
 * Makes each image up to `factor` larger or smaller around its center: 0.1 is a factor
 * between 0.9 and 1.1.
 */
export function zoom(options: { factor?: number; fill?: number } = {}): Augmentation {
  checkOptions('zoom', options, { factor: 'number', fill: 'number' })
  const { factor = 0.1, fill = 0 } = options
  between('zoom', 'factor', factor, 0, 0.9)
  return (images, random) =>
    eachImage('zoom', images, random, () => {
      const back = 1 / (1 + plusMinus(factor, random))
      const inverse = { a: back, b: 0, c: 0, d: back, down: 0, right: 0 }
      return (from, to) => resample(from, to, inverse, fill)
    })
}
