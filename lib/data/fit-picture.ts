import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkList, checkOptions, describe } from '../options.ts'

/**
 * A decoded picture as decoders and the canvas of a page give it: pixel after pixel, row by
 * row, each with its red, green and blue and, if there are four numbers a pixel, with its
 * alpha; 0 … 255.
 */
export interface Picture {
  width: number
  height: number
  pixels: Uint8Array | Uint8ClampedArray
}

export type Color = 'gray' | 'red' | 'green' | 'blue'

/** What a network expects of a picture. */
export interface PictureForm {
  /** Pixels high, and as many wide. */
  size: number
  /** Its channels in their order: gray, or red, green and blue in any order. */
  colors: readonly Color[]
  /** What is not square: cut off what sticks out, or put white beside it. */
  fit: 'crop' | 'pad'
}

/**
 * A picture of any size in the form that a network expects: (channels, size, size), one
 * byte a number. What is transparent becomes white. The one function for training, for
 * prediction and for the page: it is made of sums and products alone, so all of them give
 * the same bytes for the same pixels.
 *
 * Each new pixel is a weighted mean of the old ones around its place, weighted by a
 * triangle that reaches to the middles of its neighbors (or, where the picture grows, to
 * the next old pixel): Pillow's and torchvision's "bilinear with antialiasing".
 *
 * @throws ArgumentError for a form that cannot be. @throws ShapeError unless the pixels are
 *   width × height × 3 or 4.
 */
export function fitPicture(picture: Picture, form: PictureForm): Uint8Array<ArrayBuffer> {
  checkForm(form)
  const samples = samplesOf(picture)
  const { width, height, pixels } = picture
  const { size, colors, fit } = form
  const side = fit === 'crop' ? Math.min(width, height) : Math.max(width, height)
  const columns = tapsOf(width, side, size)
  const rows = tapsOf(height, side, size)

  // Across: (height, width) → (height, size), three colors; only the rows that are asked for.
  const across = new Float32Array(height * size * 3)
  const from = Math.min(...rows.map(({ first }) => first))
  const to = Math.max(...rows.map(({ first, weights }) => first + weights.length))
  for (let y = from; y < to; y++) {
    for (let x = 0; x < size; x++) {
      const { first, weights, beside } = columns[x]
      let red = 255 * beside
      let [green, blue] = [red, red]
      let at = (y * width + first) * samples
      for (let tap = 0; tap < weights.length; tap++, at += samples) {
        const weight = weights[tap]
        const alpha = samples === 4 ? pixels[at + 3] / 255 : 1
        const white = 255 * (1 - alpha)
        red += weight * (alpha * pixels[at] + white)
        green += weight * (alpha * pixels[at + 1] + white)
        blue += weight * (alpha * pixels[at + 2] + white)
      }
      const place = (y * size + x) * 3
      across[place] = red
      across[place + 1] = green
      across[place + 2] = blue
    }
  }

  // Down: (height, size) → (size, size), and each color into its plane.
  const fitted = new Uint8Array(colors.length * size * size)
  for (let y = 0; y < size; y++) {
    const { first, weights, beside } = rows[y]
    for (let x = 0; x < size; x++) {
      const sum = [255 * beside, 255 * beside, 255 * beside]
      for (let tap = 0; tap < weights.length; tap++) {
        const place = ((first + tap) * size + x) * 3
        for (let c = 0; c < 3; c++) sum[c] += weights[tap] * across[place + c]
      }
      const [red, green, blue] = sum
      // How bright the eye finds each color (ITU-R BT.601).
      const values = { red, green, blue, gray: 0.299 * red + 0.587 * green + 0.114 * blue }
      colors.forEach((color, plane) => {
        fitted[(plane * size + y) * size + x] = Math.round(values[color])
      })
    }
  }
  return fitted
}

/** Of the old pixels from `first` on, how much each counts; `beside`: how much the white beside the picture does. */
interface Taps {
  first: number
  weights: Float64Array
  beside: number
}

/** The middle `side` of `length` pixels, made `size`. Where side > length, white stands on both sides. */
function tapsOf(length: number, side: number, size: number): Taps[] {
  const start = (length - side) / 2
  const scale = side / size
  const reach = Math.max(scale, 1)
  return Array.from({ length: size }, (_, place) => {
    const middle = start + (place + 0.5) * scale
    const first = Math.ceil(middle - reach - 0.5)
    const count = Math.floor(middle + reach - 0.5) - first + 1
    const all = Array.from({ length: count }, (_, tap) =>
      Math.max(0, 1 - Math.abs(first + tap + 0.5 - middle) / reach),
    )
    const inside = (tap: number): boolean => first + tap >= 0 && first + tap < length
    const own = all.filter((_, tap) => inside(tap))
    // Beside a padded picture lies white; a cropped one ends at its edge.
    const sum = (side > length ? all : own).reduce((total, weight) => total + weight, 0)
    const weights = Float64Array.from(own, (weight) => weight / sum)
    const covered = weights.reduce((total, weight) => total + weight, 0)
    return {
      first: Math.min(Math.max(0, first), length - 1),
      weights,
      beside: side > length ? 1 - covered : 0,
    }
  })
}

function samplesOf(picture: Picture): 3 | 4 {
  checkArgument('fitPicture', 'the picture', picture, 'object')
  const { width, height, pixels } = picture
  for (const [what, value] of Object.entries({ width, height }))
    if (!Number.isInteger(value) || value < 1)
      throw new ArgumentError(
        `fitPicture: ${what} must be a whole number of pixels ≥ 1, got ${describe(value)}`,
      )
  if (!(pixels instanceof Uint8ClampedArray))
    checkArgument('fitPicture', 'the pixels', pixels, Uint8Array)
  const samples = pixels.length / (width * height)
  if (samples === 3 || samples === 4) return samples
  throw new ShapeError(
    `fitPicture: ${width} × ${height} pixels with three or four numbers each are ${3 * width * height} or ${4 * width * height}, got ${pixels.length}`,
  )
}

/** @throws ArgumentError unless a picture can have this form. */
export function checkForm(form: PictureForm): void {
  checkOptions('fitPicture', form, { size: 'number', colors: 'list', fit: ['crop', 'pad'] }, ['size', 'colors', 'fit']) // prettier-ignore
  const { size, colors } = form
  if (!Number.isInteger(size) || size < 1 || size > 1024)
    throw new ArgumentError(
      `fitPicture: size must be a whole number from 1 to 1024, got ${size}`,
    )
  checkList('fitPicture', 'colors', colors, 'string')
  const sorted = [...colors].sort().join()
  if (sorted !== 'gray' && sorted !== 'blue,green,red')
    throw new ArgumentError(
      `fitPicture: colors are gray alone, or red, green and blue in any order, got ${colors.join(', ') || 'none'}`,
    )
}
