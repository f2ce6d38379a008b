import { encode } from 'fast-png'
import { ArgumentError, DataError } from '../errors.ts'
import { checkArgument, checkList, checkOptions, describe } from '../options.ts'

/** Gray pixels in 0..1, row by row; black is 0. */
export interface GrayImage {
  width: number
  height: number
  pixels: ArrayLike<number>
}

/**
 * How images are laid out in a grid: `columns` a row, each pixel a square of `scale`, `gap`
 * white pixels between.
 */
export interface GridOptions {
  columns?: number
  scale?: number
  gap?: number
}

/** A grid of images of equal size as a PNG file's bytes, for `ui.save('wrong.png', …)`. */
export function pngGrid(
  images: readonly GrayImage[],
  options: GridOptions = {},
): Uint8Array {
  checkList('pngGrid', 'images', images, 'object')
  checkOptions('pngGrid', options, { columns: 'number', scale: 'number', gap: 'number' })
  const { columns = 8, scale = 3, gap = 4 } = options
  atLeast('columns', columns, 1)
  atLeast('scale', scale, 1)
  atLeast('gap', gap, 0)
  if (images.length === 0)
    throw new DataError('pngGrid: expected one or more images, got none')
  checkGray('pngGrid', images[0])
  const { width, height } = images[0]
  const wide = Math.min(columns, images.length)
  const high = Math.ceil(images.length / wide)
  const fullWidth = wide * (width * scale + gap) + gap
  const fullHeight = high * (height * scale + gap) + gap
  if (fullWidth * fullHeight > MOST)
    throw new DataError(
      `pngGrid: ${fullWidth} × ${fullHeight} pixels are more than ${MOST}: take a smaller scale, or fewer images`,
    )
  const data = new Uint8Array(fullWidth * fullHeight).fill(255)

  images.forEach((image, index) => {
    checkImage(image, width, height, index)
    const left = gap + (index % wide) * (width * scale + gap)
    const top = gap + Math.floor(index / wide) * (height * scale + gap)
    for (let y = 0; y < height * scale; y++) {
      for (let x = 0; x < width * scale; x++) {
        const value = image.pixels[Math.floor(y / scale) * width + Math.floor(x / scale)]
        data[(top + y) * fullWidth + left + x] = Math.round(
          255 * Math.min(1, Math.max(0, value)),
        )
      }
    }
  })
  return encode({ width: fullWidth, height: fullHeight, data, channels: 1, depth: 8 })
}

function atLeast(option: keyof GridOptions, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least)
    throw new ArgumentError(
      `pngGrid: ${option} must be a whole number ≥ ${least}, got ${value}`,
    )
}

function checkImage(image: GrayImage, width: number, height: number, index: number): void {
  if (
    image.width !== width ||
    image.height !== height ||
    image.pixels?.length !== width * height
  ) {
    throw new DataError(
      `pngGrid: expected every image to have ${width} × ${height} pixels as the first has, ` +
        `got ${describe(image.width)} × ${describe(image.height)} with ${image.pixels?.length ?? 'no'} values at index ${index}`,
    )
  }
}

/** A picture of more bytes is no picture for a page any more. */
const MOST = 2 ** 28

/** @throws ArgumentError or DataError unless it is an image with a number for each pixel. */
export function checkGray(name: string, image: GrayImage): void {
  checkArgument(name, 'an image', image, 'object')
  const { width, height, pixels } = image
  for (const [what, size] of Object.entries({ width, height }))
    if (!Number.isInteger(size) || size < 1)
      throw new ArgumentError(
        `${name}: ${what} must be a whole number ≥ 1, got ${describe(size)}`,
      )
  checkArgument(name, 'pixels', pixels, 'object')
  if (pixels.length !== width * height || typeof pixels[0] !== 'number')
    throw new DataError(
      `${name}: ${width} × ${height} pixels are ${width * height} numbers, got ${describe(pixels.length)}`,
    )
}
