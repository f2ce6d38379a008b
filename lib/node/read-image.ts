import { DataError } from '../errors.ts'
import { tensor } from '../tensor/create.ts'
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
  { channels = 3, size }: ReadImageOptions = {},
): Promise<Tensor> {
  const name = typeof file === 'string' ? file : 'image'
  // Loaded when it is needed: most programs read no image files.
  const { default: sharp } = await import('sharp')
  try {
    const { width, height, depth } = await sharp(file).metadata()
    checkDepth(name, depth)
    if (size === undefined) checkMemory(name, width, height, channels)
    let image = sharp(file, { failOn: 'truncated' })
      .autoOrient()
      .flatten({ background: 'white' })
    if (size !== undefined) image = image.resize(size.width, size.height, { fit: 'cover' })
    const { data, info } = await image
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    return tensor(planes(data, info.channels, channels), {
      shape: [channels, info.height, info.width],
    })
  } catch (error) {
    if (error instanceof DataError) throw error
    throw new DataError(
      `${name}: expected a PNG, JPEG, WebP, GIF or TIFF image, got: ${message(error)}`,
    )
  }
}

/**
 * Decoders write pixel by pixel, red green blue red …; the engine keeps one plane a channel:
 * (height, width, decoded) → (channels, height, width), from 0 … 255 to 0 … 1.
 */
function planes(data: Uint8Array, decoded: number, channels: number): Float32Array {
  const pixels = data.length / decoded
  const values = new Float32Array(channels * pixels)
  for (let channel = 0; channel < channels; channel++)
    for (let i = 0; i < pixels; i++)
      values[channel * pixels + i] = data[i * decoded + channel] / 255
  return values
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
