import { encode } from 'fast-png'
import { ArgumentError, DataError } from '../errors.ts'
import { checkArgument, checkCount, checkList, checkOptions, describe } from '../options.ts'
import { lineHeight, writeLine } from './pixel-letters.ts'

/** Gray pixels in 0..1, row by row; black is 0. */
export interface GrayImage {
  width: number
  height: number
  pixels: ArrayLike<number>
}

/** Gray, or with `channels: 3` three planes, red, green and blue; with lines of text below it. */
export interface GridImage extends GrayImage {
  channels?: 1 | 3
  caption?: readonly string[]
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

/**
 * A grid of images of equal size as a PNG file's bytes, for `ui.save('wrong.png', …)`. A
 * caption is cut off at the width of its image.
 */
export function pngGrid(
  images: readonly GridImage[],
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
  checkPlanes('pngGrid', images[0], images[0].channels ?? 1)
  const { width, height } = images[0]
  const channels = images.some((image) => image.channels === 3) ? 3 : 1
  const lines = Math.max(...images.map(({ caption = [] }) => caption.length))
  const below = lines === 0 ? 0 : 2 + lineHeight * lines
  const wide = Math.min(columns, images.length)
  const high = Math.ceil(images.length / wide)
  const fullWidth = wide * (width * scale + gap) + gap
  const fullHeight = high * (height * scale + below + gap) + gap
  if (fullWidth * fullHeight * channels > MOST)
    throw new DataError(
      `pngGrid: ${fullWidth} × ${fullHeight} pixels are more than ${MOST}: take a smaller scale, or fewer images`,
    )
  const data = new Uint8Array(fullWidth * fullHeight * channels).fill(255)

  images.forEach((image, index) => {
    checkImage(image, width, height, index)
    const left = gap + (index % wide) * (width * scale + gap)
    const top = gap + Math.floor(index / wide) * (height * scale + below + gap)
    for (let channel = 0; channel < channels; channel++) {
      const plane = image.channels === 3 ? channel * width * height : 0
      for (let y = 0; y < height * scale; y++) {
        for (let x = 0; x < width * scale; x++) {
          const from = Math.floor(y / scale) * width + Math.floor(x / scale)
          data[((top + y) * fullWidth + left + x) * channels + channel] = Math.round(
            255 * Math.min(1, Math.max(0, image.pixels[plane + from])),
          )
        }
      }
    }
    image.caption?.forEach((line, i) => {
      const start = top + height * scale + 2 + i * lineHeight
      writeLine(line, width * scale, (x, y) => {
        const at = ((start + y) * fullWidth + left + x) * channels
        data.fill(0, at, at + channels)
      })
    })
  })
  return encode({ width: fullWidth, height: fullHeight, data, channels, depth: 8 })
}

function atLeast(option: keyof GridOptions, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least)
    throw new ArgumentError(
      `pngGrid: ${option} must be a whole number ≥ ${least}, got ${value}`,
    )
}

function checkImage(image: GridImage, width: number, height: number, index: number): void {
  const values = width * height * (image.channels ?? 1)
  if (image.width !== width || image.height !== height || image.pixels?.length !== values) {
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
  checkPlanes(name, image, 1)
}

function checkPlanes(name: string, image: GrayImage, planes: 1 | 3): void {
  checkArgument(name, 'an image', image, 'object')
  const { width, height, pixels } = image
  for (const [what, size] of Object.entries({ width, height })) checkCount(name, what, size)
  checkArgument(name, 'pixels', pixels, 'object')
  const numbers = width * height * planes
  if (pixels.length !== numbers || typeof pixels[0] !== 'number')
    throw new DataError(
      `${name}: ${width} × ${height} pixels${planes === 1 ? '' : ' in three colors'} are ${numbers} numbers, got ${describe(pixels.length)}`,
    )
}
