import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file so that a kill, or the power going off, at any moment leaves the old one or
 * the new one, whole: all bytes go into a file beside it and down to the disk, and only
 * then does it get its name, in one step. What a kill may leave is the file beside it,
 * which the next write replaces.
 */
export function writeDurable(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  const partial = `${path}.partial`
  try {
    writeFileSync(partial, content, { flush: true })
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/**
 * The new name must reach the disk, too. Windows has no such call for folders, and does not
 * need it.
 */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
