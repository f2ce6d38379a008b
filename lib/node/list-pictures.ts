import { readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DataError } from '../errors.ts'
import { checkPath } from './read-file.ts'

/** A file that may be a picture. */
export interface Found {
  /** From the folder that was searched on, with forward slashes. */
  file: string
  bytes: number
  modified: number
}

/** A file that is left out, and why. */
export interface Skipped {
  file: string
  reason: string
}

/** What systems leave in folders of pictures, beside names that begin with a dot. */
const litter = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', '__macosx'])

/** Not a reader's file, so nothing is said of it. */
const isLitter = (name: string): boolean =>
  name.startsWith('.') || litter.has(name.toLowerCase())

/**
 * The names in a folder, litter left out, in an order that is the same on every machine.
 *
 * @throws DataError when it is no folder that can be read.
 */
export function namesIn(path: string): string[] {
  checkPath(path, 'a folder')
  try {
    return readdirSync(path)
      .filter((name) => !isLitter(name))
      .sort((a, b) => (a < b ? -1 : 1))
  } catch (error) {
    throw new DataError(`${path}: ${whyNoFolder(error as NodeJS.ErrnoException)}`)
  }
}

/**
 * All files in a folder and in those below it. Links are followed, but no folder is walked
 * through twice.
 *
 * @throws DataError when it is no folder that can be read; one below it is left out.
 */
export function filesBelow(path: string): { found: Found[]; skipped: Skipped[] } {
  const [found, skipped]: [Found[], Skipped[]] = [[], []]
  const walked = new Set<string>()
  const walk = (folder: string, names: readonly string[]): void => {
    walked.add(realpathSync(join(path, folder)))
    for (const name of names) {
      const file = folder === '' ? name : `${folder}/${name}`
      const place = join(path, file)
      const known = statSync(place, { throwIfNoEntry: false })
      if (known === undefined)
        skipped.push({ file, reason: 'a link that leads nowhere, or a file just deleted' })
      else if (!known.isDirectory())
        found.push({ file, bytes: known.size, modified: known.mtimeMs })
      else if (walked.has(realpathSync(place)))
        skipped.push({ file, reason: 'a link to a folder that is here already' })
      else {
        try {
          walk(file, namesIn(place))
        } catch (error) {
          if (!(error instanceof DataError)) throw error
          skipped.push({ file, reason: error.message.slice(`${place}: `.length) })
        }
      }
    }
  }
  walk('', namesIn(path))
  return { found, skipped }
}

export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** What it is called, also when it is given as `.` or as a link. */
export const folderName = (path: string): string => basename(realpathSync(path))

function whyNoFolder({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such folder'
  if (code === 'ENOTDIR') return 'a folder was expected, this is a file'
  if (code === 'EACCES' || code === 'EPERM') return 'this folder may not be read'
  return message
}
