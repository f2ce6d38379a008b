import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { DataError } from '../errors.ts'

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The largest set unpacks to 170 MB; a small archive may claim to hold more than memory. */
const LARGEST = 2 ** 28

/**
 * Unpacks gzip.
 *
 * @throws DataError that names the file if it is no gzip archive, a damaged or truncated
 *   one, or one that unpacks to more than any data set holds
 */
export function gunzip(bytes: Uint8Array, name: string, most = LARGEST): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: most })
  } catch (error) {
    const start = [...bytes.subarray(0, 2)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(' ')
    throw new DataError(
      start === '1f 8b'
        ? `${name}: expected a whole gzip archive, got one that cannot be unpacked (${message(error)}): damaged or truncated`
        : `${name}: expected a gzip archive, which starts with 1f 8b, got ${start === '' ? 'an empty file' : start}`,
    )
  }
}

/** Reads a file, unpacked if it is a .gz, whose content has a known check sum. */
export function readContent(path: string, name: string, expected: string): Uint8Array {
  const bytes = readFileSync(path)
  const content = path.endsWith('.gz') ? gunzip(bytes, name) : bytes
  const got = sha256(content)
  if (got !== expected) {
    throw new DataError(
      `${name}: expected content with SHA-256 ${expected}, got ${got}; delete the file and fetch it again`,
    )
  }
  return content
}

/**
 * The plain files in a tar archive (the ustar format): blocks of 512 bytes, each file a
 * header block with the name at byte 0 and the size in octal digits at byte 124, then its
 * content, padded to whole blocks.
 *
 * Written here, since one archive of short names needs no more: tar-stream brings 13
 * packages and 60 ms, and nanotar, which brings none, says of a damaged archive only that
 * the length of some array is invalid.
 */
export function untar(bytes: Uint8Array, name: string): Map<string, Uint8Array> {
  const text = (from: number, length: number) =>
    new TextDecoder().decode(bytes.subarray(from, from + length)).replace(/\0.*$/s, '')
  const files = new Map<string, Uint8Array>()
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
    const digits = text(at + 124, 12).trim()
    const size = /^[0-7]+$/.test(digits) ? parseInt(digits, 8) : NaN
    const end = at + 512 + size
    if (Number.isNaN(size) || end > bytes.length) {
      throw new DataError(
        `${name}: expected a whole tar archive, got a broken entry at byte ${at}: damaged or truncated`,
      )
    }
    const kind = text(at + 156, 1)
    if (kind === '0' || kind === '') files.set(text(at, 100), bytes.subarray(at + 512, end))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

export function message(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // fetch says 'fetch failed' and keeps the reason in `cause`.
  return error.cause instanceof Error
    ? `${error.message}: ${error.cause.message}`
    : error.message
}
