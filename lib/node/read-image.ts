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
 * @throws DataError that names the file when it is missing, damaged or no image
 */
export async function readImage(
  file: string | Uint8Array,
  { channels = 3, size }: ReadImageOptions = {},
): Promise<Tensor> {
  const name = typeof file === 'string' ? file : 'image'
  // Loaded when it is needed: most programs read no image files.
  const { default: sharp } = await import('sharp')
  try {
    let image = sharp(file, { failOn: 'truncated' })
      .autoOrient()
      .flatten({ background: 'white' })
    if (size !== undefined) image = image.resize(size.width, size.height, { fit: 'cover' })
    const { data, info } = await image
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    // Decoders write pixel by pixel, red green blue red …; the engine keeps one plane a
    // channel.
    const interleaved = tensor(
      Float32Array.from(data, (byte) => byte / 255),
      {
        shape: [info.height, info.width, info.channels],
      },
    )
    return interleaved.slice(2, 0, channels).permute([2, 0, 1]).contiguous() // (height, width, channels) → (channels, height, width)
  } catch (error) {
    throw new DataError(
      `${name}: expected a PNG, JPEG, WebP, GIF or TIFF image, got: ${message(error)}`,
    )
  }
}
