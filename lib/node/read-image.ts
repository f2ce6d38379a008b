import { ArgumentError, ChalkgradError, DataError } from '../errors.ts'
import { checkArgument, checkOptions, describe } from '../options.ts'
import { type TypedArray } from '../storage/dtype.ts'
import { empty } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { message } from './archive.ts'

export interface ReadImageOptions {
  /** 1 for gray, 3 for red, green and blue. Default 3. */
  channels?: 1 | 3
  /**
   * Scale to this many pixels, cutting off what sticks out. Default the size of the file.
   */
  size?: { height: number; width: number }
}

/**
 * A PNG, JPEG, WebP, GIF or TIFF file, by path or as its bytes, as a tensor (channels,
 * height, width) float32 in 0 … 1, decoded by sharp. What is transparent becomes white, and
 * photographs are turned as their camera was.
 *
 * @throws DataError that names the file when it is missing, damaged, no image, one of 32-bit
 *   numbers, or larger than 1 GiB
 */
export async function readImage(
  file: string | Uint8Array,
  options: ReadImageOptions = {},
): Promise<Tensor> {
  const { channels = 3, size } = checked(file, options)
  const name = typeof file === 'string' ? file : 'image'
  // Loaded when it is needed: most programs read no image files.
  const { default: sharp } = await import('sharp')
  try {
    const { width, height, depth } = await sharp(file).metadata()
    checkDepth(name, depth)
    if (size === undefined) checkMemory(name, width, height, channels)
    const wide = depth === 'ushort' || depth === 'short'
    let image = sharp(file, { failOn: 'truncated' }).autoOrient()
    // For 16 bits sharp's white is not quite white.
    if (!wide) image = image.flatten({ background: 'white' })
    if (size !== undefined) image = image.resize(size.width, size.height, { fit: 'cover' })
    const [gray, colors] = wide ? ['grey16', 'rgb16'] : ['b-w', 'srgb']
    const { data, info } = await image
      .toColourspace(channels === 1 ? gray : colors)
      .raw({ depth: wide ? 'ushort' : 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const x = empty([channels, info.height, info.width], 'float32', 'readImage')
    const decoded = wide
      ? {
          values: new Uint16Array(data.buffer, data.byteOffset, data.length / 2),
          white: 65535,
        }
      : { values: data, white: 255 }
    toPlanes(decoded, info.channels, channels, x.storage.write())
    return x
  } catch (error) {
    if (error instanceof ChalkgradError) throw error
    throw new DataError(
      `${name}: expected a PNG, JPEG, WebP, GIF or TIFF image, got: ${message(error)}`,
    )
  }
}

/** @throws ArgumentError for what is neither a path nor bytes, and for options that make no sense. */
function checked(file: string | Uint8Array, options: ReadImageOptions): ReadImageOptions {
  if (typeof file !== 'string') checkArgument('readImage', 'the file', file, Uint8Array)
  checkOptions('readImage', options, { channels: 'number', size: 'object' })
  const { channels = 3, size } = options
  if (channels !== 1 && channels !== 3)
    throw new ArgumentError(
      `readImage: channels must be 1 for gray, or 3 for colors, got ${String(channels)}`,
    )
  for (const side of ['height', 'width'] as const) {
    const pixels = size?.[side] ?? (size ? undefined : 1)
    if (!Number.isInteger(pixels) || Number(pixels) < 1 || Number(pixels) > 2 ** 14)
      throw new ArgumentError(
        `readImage: ${side} must be a whole number of pixels from 1 to ${2 ** 14}, got ${describe(pixels)}`,
      )
  }
  return options
}

/**
 * Decoders write pixel by pixel, red green blue red …; the engine keeps one plane a channel:
 * (height, width, decoded) → (channels, height, width), from 0 … white to 0 … 1. A channel more
 * says how much covers the white behind it.
 */
function toPlanes(
  { values, white }: { values: Uint8Array | Uint16Array; white: number },
  decoded: number,
  channels: number,
  planes: TypedArray,
): void {
  const pixels = values.length / decoded
  const covers = decoded === channels + 1
  for (let channel = 0; channel < channels; channel++)
    for (let i = 0; i < pixels; i++) {
      const value = values[i * decoded + channel] / white
      const share = covers ? values[i * decoded + channels] / white : 1
      planes[channel * pixels + i] = covers ? share * value + 1 - share : value
    }
}

/** Of 8 and 16 bits it is known which number is white. */
function checkDepth(name: string, depth: string | undefined): void {
  if (depth === undefined || ['uchar', 'char', 'ushort', 'short'].includes(depth)) return
  throw new DataError(
    `${name}: expected pixels of 8 or 16 bits, got numbers of the kind ${depth}, of which nobody knows which one is white: convert the picture first`,
  )
}

const MOST = 2 ** 30

function checkMemory(name: string, width: number, height: number, channels: number): void {
  const bytes = width * height * channels * 4
  if (bytes <= MOST) return
  throw new DataError(
    `${name}: ${width} × ${height} pixels would be ${(bytes / 2 ** 30).toFixed(1)} GiB as float32, more than 1 GiB: give the size that you need, as { size: { height, width } }`,
  )
}
