import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ChalkgradError, DataError } from '../errors.ts'

const protectedPlace =
  'may not be written: it belongs to another user, or is protected. Take a folder of your own'

const reasons: Record<string, string> = {
  EEXIST: 'is a file, and a folder is wanted here. Take another name',
  ENOTDIR: 'lies below a file, and a folder is wanted there. Take another name',
  EACCES: protectedPlace,
  EPERM: protectedPlace,
  EROFS: 'lies on a disk that can only be read. Take another folder',
  ENOSPC: 'cannot be written: the disk is full',
  EDQUOT: 'cannot be written: your share of the disk is full',
  EMFILE: 'cannot be opened: the system allows no more open files. End other programs',
  ENFILE: 'cannot be opened: the system allows no more open files. End other programs',
}

/** What the system refuses to write, in words, and what to do; undefined for any other error. */
export function systemFault(error: unknown, path = 'a file'): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, path: place = path } = error as NodeJS.ErrnoException
  const reason = code === undefined ? undefined : reasons[code]
  return reason === undefined ? undefined : `${place} ${reason}`
}

/**
 * Writes what accompanies a run. When the system refuses, that is said, and the run goes on:
 * it is worth more than its notes. What was written before stays.
 */
export function goOnWithout(what: string, path: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    const why = systemFault(error, path)
    if (why === undefined) throw error
    console.warn(`${what} was not saved, and the run goes on: ${why}`)
  }
}

/** What `write` gives. @throws DataError that says why the system refuses to write at `path`. */
export function writing<T>(path: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (error instanceof ChalkgradError) throw error
    const why = systemFault(error, path) ?? `${path}: ${String(error)}`
    // What is written first to a file beside it is told by the name that was given.
    const { path: place } = error as NodeJS.ErrnoException
    throw new DataError(place?.startsWith(`${path}.`) ? why.replaceAll(place, path) : why)
  }
}

/**
 * Before hours of training: can the file be written at their end?
 *
 * @throws DataError that says why not
 */
export function checkWritable(path: string): void {
  const trial = `${path}.${process.pid}.trial`
  writing(path, () => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(trial, '')
    rmSync(trial)
  })
}
