import { closeSync, readSync } from 'node:fs'
import { ArgumentError, DataError } from '../errors.ts'
import { describe } from '../options.ts'
import { openToRead, readBytes } from './read-file.ts'

/**
 * A whole text file.
 *
 * @throws DataError when it cannot be read, or its bytes are not UTF-8, instead of quietly
 *   putting � for them
 */
export function readText(path: string): string {
  return decode(new TextDecoder('utf-8', { fatal: true }), readBytes(path), path)
}

/**
 * The lines of a text file as a stream, for files larger than memory: only one chunk is
 * held at a time. Without line ends; a last line without one counts, too.
 *
 * @throws DataError when it cannot be read, or its bytes are not UTF-8
 */
export function* readLines(
  path: string,
  chunkBytes = 2 ** 16,
): Generator<string, void, undefined> {
  if (!Number.isInteger(chunkBytes) || chunkBytes < 1 || chunkBytes > 2 ** 30)
    throw new ArgumentError(
      `readLines: a chunk has a whole number of bytes from 1 to 2³⁰, got ${describe(chunkBytes)}`,
    )
  const file = openToRead(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const chunk = new Uint8Array(chunkBytes)
  // The line under way, in the pieces that the chunks brought: joined once, when it ends.
  let pieces: string[] = []
  try {
    for (let bytes = readSync(file, chunk); bytes > 0; bytes = readSync(file, chunk)) {
      const [first, ...more] = decode(decoder, chunk.subarray(0, bytes), path, true).split(
        '\n',
      )
      pieces.push(first)
      for (const next of more) {
        const line = pieces.join('')
        yield line.endsWith('\r') ? line.slice(0, -1) : line
        pieces = [next]
      }
    }
    const last = pieces.join('') + decode(decoder, new Uint8Array(), path)
    if (last !== '') yield last
  } finally {
    closeSync(file)
  }
}

function decode(
  decoder: TextDecoder,
  bytes: Uint8Array,
  path: string,
  stream = false,
): string {
  try {
    return decoder.decode(bytes, { stream })
  } catch {
    throw new DataError(
      `${path}: expected text in UTF-8, got bytes that are none: is it another encoding, or no text?`,
    )
  }
}
