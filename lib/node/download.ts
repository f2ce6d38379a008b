import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
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
  mkdirSync(dirname(target), { recursive: true })
  const part = claimPart(target, patience)

  const reasons: string[] = []
  for (const mirror of mirrors) {
    const address = new URL(file.name, mirror).href
    try {
      const wrong = await fetchOnto(part, address, file, onProgress, patience)
      if (wrong === undefined) {
        renameSync(part, target)
        return []
      }
      reasons.push(`${address}: ${wrong}`)
    } catch (error) {
      reasons.push(`${address}: ${message(error)}`)
    }
  }
  if (existsSync(part)) renameSync(part, `${target}.part`)
  return reasons
}

let downloads = 0

/**
 * The name of this download's own part. Two that run at once write apart, and the last whole
 * one stays. What a broken download left is taken over; the one under way in another
 * program is not.
 */
function claimPart(target: string, patience: number): string {
  const own = `${target}.part-${process.pid}-${downloads++}`
  const name = basename(target)
  const left = readdirSync(dirname(target))
    .filter((found) => found.startsWith(`${name}.part`))
    .map((found) => join(dirname(target), found))
    .filter((path) => path === `${target}.part` || isAbandoned(path, patience))
  for (const path of left) {
    try {
      renameSync(path, own)
      break
    } catch {
      // Another download was faster.
    }
  }
  return own
}

/** Its program is gone, or writes no more: whoever downloads gives up after `patience`. */
function isAbandoned(path: string, patience: number): boolean {
  const silent = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  if (silent > 2 * patience) return true
  try {
    process.kill(Number(/\.part-(\d+)-/.exec(path)?.[1]), 0) // 0 only asks whether it is there
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/**
 * Brings the whole file to `part`, from what is there on. @returns what is wrong with it;
 * then what was there before is there again. It may be right, and the answer a login page.
 */
async function fetchOnto(
  part: string,
  address: string,
  file: DataFile,
  onProgress: OnProgress,
  patience: number,
): Promise<string | undefined> {
  const have = existsSync(part) ? statSync(part).size : 0
  const fresh = `${part}-fresh`
  try {
    if (have > 0) {
      const found = await fetchInto(address, part, have, fresh, file, onProgress, patience)
      if (found === part) {
        if ((await fault(part, file)) === undefined) return undefined
        // The older part may be of another mirror's file: once more, from the start.
        truncateSync(part, have)
      }
    }
    if (!existsSync(fresh))
      await fetchInto(address, part, 0, fresh, file, onProgress, patience)
    const wrong = await fault(fresh, file)
    if (wrong === undefined) renameSync(fresh, part)
    return wrong
  } catch (error) {
    // It broke off. The longer one of the two is the better start of the next try.
    if (existsSync(fresh) && statSync(fresh).size > have) renameSync(fresh, part)
    throw error
  } finally {
    rmSync(fresh, { force: true })
  }
}

/**
 * Asks for what the server has beyond the first `have` bytes, and appends it to `part`; a
 * server that sends the whole file instead fills `fresh`. @returns which of the two
 */
async function fetchInto(
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
