import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DataError } from '../errors.ts'
import { gunzip, message, sha256, untar } from './archive.ts'
import { cifar10, type DataFile, type DataSet } from './catalog.ts'
import { writeDurable } from './durable.ts'

/** Called while bytes arrive: how many of how many there are now. */
export type OnProgress = (received: number, total: number) => void

/** A connection that brings less than LEAST bytes in this time counts as broken. */
const STALL_MS = 30_000
const LEAST = 2 ** 13

/**
 * Brings a data set into `<folder>/<name>/`, file by file, each from the first mirror that
 * has it. What is there and sound stays; a part that was left by a broken download is
 * continued.
 *
 * @throws DataError that lists what each mirror answered and says what to do
 */
export async function downloadDataSet(
  set: DataSet,
  folder: string,
  onProgress: (file: DataFile, received: number, total: number) => void = () => {},
): Promise<void> {
  for (const file of set.files) {
    const target = join(folder, set.name, file.name)
    const reasons = await downloadFile(file, set.mirrors, target, (received, total) =>
      onProgress(file, received, total),
    )
    if (reasons.length > 0) {
      throw new DataError(
        `${set.name}/${file.name} could not be fetched:\n${reasons.map((reason) => `  ${reason}`).join('\n')}\n` +
          `Run \`npm run data -- ${set.name}\` again: it goes on where it stopped. On a machine without a network, ` +
          `put the file into .data/${set.name}/ yourself, or name a folder that has ${set.name}/${file.name} in CHALKGRAD_DATA.`,
      )
    }
  }
  if (set.name === cifar10.name)
    unpack(join(folder, set.name, set.files[0].name), join(folder, set.name))
}

/** @returns why each mirror failed; empty when the file is there and sound */
export async function downloadFile(
  file: DataFile,
  mirrors: readonly string[],
  target: string,
  onProgress: OnProgress = () => {},
  patience = STALL_MS,
): Promise<string[]> {
  if (existsSync(target) && (await fault(target, file)) === undefined) return []
  const part = `${target}.part`
  mkdirSync(dirname(target), { recursive: true })

  const reasons: string[] = []
  for (const mirror of mirrors) {
    const address = new URL(file.name, mirror).href
    try {
      const resumed = await fetchInto(address, part, file.bytes, onProgress, patience)
      let wrong = await fault(part, file)
      if (wrong !== undefined && resumed) {
        // The older part may be of another mirror's file: once more, from the start.
        rmSync(part, { force: true })
        await fetchInto(address, part, file.bytes, onProgress, patience)
        wrong = await fault(part, file)
      }
      if (wrong === undefined) {
        renameSync(part, target)
        return []
      }
      rmSync(part, { force: true })
      reasons.push(`${address}: ${wrong}`)
    } catch (error) {
      reasons.push(`${address}: ${message(error)}`)
    }
  }
  return reasons
}

/**
 * Appends to `part` what the server has beyond it. @returns whether anything was already
 * there and was kept
 */
async function fetchInto(
  address: string,
  part: string,
  expected: number,
  onProgress: OnProgress,
  patience: number,
): Promise<boolean> {
  const have = existsSync(part) ? statSync(part).size : 0
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
    if (response.status === 416 && have > 0) return true
    if (!response.ok || response.body === null)
      throw new Error(`the server answered ${response.status} ${response.statusText}`)

    // A login page in between: what is here of the file stays.
    const type = response.headers.get('content-type') ?? ''
    if (/^text\/html\b/.test(type))
      throw new Error('the server answered with a page: is there a login in between?')

    const resumed =
      response.status === 206 &&
      response.headers.get('content-range')?.startsWith(`bytes ${have}-`) === true
    let received = resumed ? have : 0
    const length = Number(response.headers.get('content-length') ?? 0)
    const total = length > 0 ? received + length : expected
    // Mirrors pack a file with more or less care, but none twice as badly.
    const most = Math.max(expected, 1024) * 2
    let fresh = 0
    const count = new Transform({
      transform(chunk: Uint8Array, _, done) {
        received += chunk.length
        if (received > most)
          return done(new Error(`expected ${expected} bytes, got more than ${most}`))
        fresh += chunk.length
        if (fresh >= LEAST) {
          fresh = 0
          clearTimeout(clock)
          clock = setTimeout(silent, patience)
        }
        onProgress(received, total)
        done(null, chunk)
      },
    })
    await pipeline(
      Readable.fromWeb(response.body),
      count,
      createWriteStream(part, { flags: resumed ? 'a' : 'w' }),
    )
    if (length > 0 && received !== total)
      throw new Error(`expected ${total} bytes, got ${received}: truncated`)
    return resumed && have > 0
  } finally {
    clearTimeout(clock)
  }
}

/** What is wrong with a file, or undefined. */
async function fault(path: string, file: DataFile): Promise<string | undefined> {
  try {
    const got =
      file.checks === 'content'
        ? sha256(gunzip(readFileSync(path), file.name))
        : await sha256OfFile(path)
    return got === file.sha256
      ? undefined
      : `expected SHA-256 ${file.sha256} (of the ${file.checks}), got ${got}`
  } catch (error) {
    return message(error)
  }
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

function unpack(archive: string, folder: string): void {
  for (const [name, content] of untar(gunzip(readFileSync(archive), archive), archive)) {
    if (/^cifar-10-batches-bin\/[\w.]+$/.test(name))
      writeDurable(join(folder, name), content)
  }
}
