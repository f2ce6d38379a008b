import { readFileSync, statSync } from 'node:fs'
import type { Picture } from '../data/fit-picture.ts'
import { checkArgument } from '../options.ts'
import { message } from './archive.ts'
import { whyUnread } from './read-file.ts'

/** What became of a file: a picture, with its number of frames, or why there is none. */
export type Decoded =
  | { picture: Picture; frames: number; reason?: undefined }
  | { picture?: undefined; frames?: undefined; reason: string }

/** A photograph of today has 12 to 50 million pixels; decoded, each takes four bytes. */
const MOST_PIXELS = 100_000_000
const MOST_BYTES = 2 ** 28

const formats: Record<string, string> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  gif: 'GIF',
  tiff: 'TIFF',
  heif: 'AVIF',
}

/**
 * The pixels of a picture file, by path or as its bytes: 8 bits, red, green, blue and
 * perhaps alpha, turned as the camera was, whatever was in the file (gray, CMYK, 16 bits, a
 * palette). Of an animation the first picture.
 *
 * Nothing is thrown for a bad file. Among a thousand there are some, and the others are to
 * be read. The name of a file says nothing here; its content does.
 */
export async function decodePicture(file: string | Uint8Array): Promise<Decoded> {
  if (typeof file !== 'string')
    checkArgument('decodePicture', 'a path, or the bytes of a file,', file, Uint8Array)
  const bytes = typeof file === 'string' ? readWhole(file) : file
  if (typeof bytes === 'string') return { reason: bytes }
  if (bytes.length === 0) return { reason: 'an empty file, 0 bytes' }
  // Loaded when it is needed: most programs read no image files.
  const { default: sharp } = await import('sharp')
  try {
    const whole = { limitInputPixels: false } as const // the check below says more
    const { format, width, height, depth, pages, pageHeight, compression } = await sharp(
      bytes,
      whole,
    ).metadata()
    if (!(format in formats))
      return {
        reason: `${format.toUpperCase()} is no picture made of pixels that is known here; known are ${Object.values(formats).join(', ')}`,
      }
    if (format === 'heif' && compression !== 'av1')
      return {
        reason: 'HEIC, which needs a licence to be decoded: save it as JPEG or PNG',
      }
    if (!['uchar', 'ushort'].includes(depth ?? 'uchar'))
      return {
        reason: `its pixels are numbers of the kind ${depth}, of which nobody knows which one is white: save it with 8 or 16 bits`,
      }
    const high = pageHeight ?? height
    if (width * high > MOST_PIXELS)
      return {
        reason: `huge: ${width} × ${high} pixels, more than ${MOST_PIXELS / 1e6} million. Save it smaller`,
      }
    const { data, info } = await sharp(bytes, { ...whole, failOn: 'truncated' })
      .autoOrient()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    return {
      picture: { width: info.width, height: info.height, pixels: data },
      frames: pages ?? 1,
    }
  } catch (error) {
    return { reason: whyNot(bytes, message(error)) }
  }
}

/** The bytes, or why they cannot be had. */
function readWhole(path: string): Uint8Array | string {
  try {
    const found = statSync(path)
    if (found.isDirectory()) return 'a folder, where a file was expected'
    if (!found.isFile()) return 'no ordinary file'
    if (found.size > MOST_BYTES)
      return `huge: ${(found.size / 2 ** 20).toFixed(0)} MB, more than ${MOST_BYTES / 2 ** 20}. Save it smaller`
    return readFileSync(path)
  } catch (error) {
    return whyUnread(error)
  }
}

function whyNot(bytes: Uint8Array, said: string): string {
  if (!/unsupported image format/.test(said))
    return `damaged or cut off (${said.replaceAll(/\s+/g, ' ').trim().replace(/:$/, '')})`
  const start = new TextDecoder().decode(bytes.subarray(0, 24))
  const shown = /^[\x20-\x7e\s]+$/.test(start)
    ? `it begins with the text '${start.replaceAll(/\s+/g, ' ').trim()}'`
    : `it begins with the bytes ${[...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}`
  return `no picture: ${shown}. Known are ${Object.values(formats).join(', ')}`
}
