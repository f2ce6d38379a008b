import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file so that a kill, or the power going off, at any moment leaves the old one or
 * the new one, whole: all bytes go into a file beside it and down to the disk, and only
 * then does it get its name, in one step. What a kill may leave is the file beside it,
 * which the next write replaces.
 */
export function writeDurable(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  const partial = `${path}.partial`
  try {
    const file = openSync(partial, 'w')
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
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
