import { openSync, readFileSync, statSync } from 'node:fs'
import { ArgumentError, DataError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'

/** The bytes of a file. @throws DataError that names the file when it cannot be read */
export function readBytes(path: string): Uint8Array {
  return readable(path, (file) => readFileSync(file))
}

/** A file, open for reading. @throws DataError that names the file when it cannot be read */
export function openToRead(path: string): number {
  return readable(path, (file) => {
    if (statSync(file).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    return openSync(file, 'r')
  })
}

function readable<T>(path: string, read: (path: string) => T): T {
  checkPath(path)
  try {
    return read(path)
  } catch (error) {
    throw new DataError(`${path}: ${whyUnread(error)}`)
  }
}

/** What the system said of a file that could not be read, in words. */
export function whyUnread(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EISDIR') return 'a file was expected, this is a folder'
  if (code === 'EACCES' || code === 'EPERM') return 'this file may not be read'
  return message
}

/** @throws ArgumentError for what cannot be the path of a file, or of a folder. */
export function checkPath(path: string, what = 'a file'): void {
  checkArgument(what, 'its path', path, 'string')
  if (path === '' || path.includes('\0'))
    throw new ArgumentError(`${what}: its path must name one, got ${describe(path)}`)
}
