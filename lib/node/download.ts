import {
  createReadStream,
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
import { DataError } from '../errors.ts'
import { gunzip, message, sha256, untar } from './archive.ts'
import { cifar10, type DataFile, type DataSet } from './catalog.ts'
import { writeDurable } from './durable.ts'
import { fetchInto, STALL_MS, type OnProgress } from './fetch-into.ts'

export type { OnProgress }

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
