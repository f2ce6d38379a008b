import { createWriteStream, rmSync } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DataFile } from './catalog.ts'

/** Called while bytes arrive: how many of how many there are now. */
export type OnProgress = (received: number, total: number) => void

/** A connection that brings less than LEAST bytes in this time counts as broken. */
export const STALL_MS = 30_000
const LEAST = 2 ** 13

/**
 * Asks for what the server has beyond the first `have` bytes, and appends it to `part`; a
 * server that sends the whole file instead fills `fresh`. @returns which of the two
 */
export async function fetchInto(
  address: string,
  part: string,
  have: number,
  fresh: string,
  file: DataFile,
  onProgress: OnProgress,
  patience: number,
): Promise<string> {
  const stall = new AbortController()
  const silent = () =>
    stall.abort(new Error(`fewer than ${LEAST} bytes in ${patience / 1000} s`))
  let clock = setTimeout(silent, patience)
  try {
    const headers: Record<string, string> = { 'accept-encoding': 'identity' }
    if (have > 0) headers.range = `bytes=${have}-`
    const response = await fetch(address, { headers, signal: stall.signal })
    // 416: there is nothing beyond what we have, so the part is complete, or is of another
    // file; its check sum will tell.
    if (response.status === 416 && have > 0) return part
    if (!response.ok || response.body === null)
      throw new Error(`the server answered ${response.status} ${response.statusText}`)

    const type = response.headers.get('content-type') ?? ''
    if (/^text\/html\b/.test(type))
      throw new Error('the server answered with a page: is there a login in between?')

    const resumed =
      response.status === 206 &&
      response.headers.get('content-range')?.startsWith(`bytes ${have}-`) === true
    let received = resumed ? have : 0
    const length = Number(response.headers.get('content-length') ?? 0)
    const total = length > 0 ? received + length : file.bytes
    // Mirrors pack a file with more or less care, but none twice as badly.
    const most = Math.max(file.bytes, 1024) * 2
    let recent = 0
    const count = new Transform({
      transform(chunk: Uint8Array, _, done) {
        received += chunk.length
        if (received > most)
          return done(new Error(`expected ${file.bytes} bytes, got more than ${most}`))
        recent += chunk.length
        if (recent >= LEAST) {
          recent = 0
          clearTimeout(clock)
          clock = setTimeout(silent, patience)
        }
        onProgress(received, total)
        done(null, chunk)
      },
    })
    const into = resumed ? part : fresh
    await pipeline(
      Readable.fromWeb(response.body),
      count,
      createWriteStream(into, { flags: resumed ? 'a' : 'w' }),
    ).finally(() => {
      if (received > most) rmSync(into, { force: true })
    })
    if (length > 0 && received !== total)
      throw new Error(`expected ${total} bytes, got ${received}: truncated`)
    return into
  } finally {
    clearTimeout(clock)
  }
}
