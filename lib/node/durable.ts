import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, parse } from 'node:path'
import { threadId } from 'node:worker_threads'
import { checkPath } from './read-file.ts'

/** A file beside that nobody has written to for so long was left by a kill. */
const ABANDONED_MS = 10 * 60_000

/**
 * Writes a file so that a kill, or the power going off, at any moment leaves the old one or
 * the new one, whole: all bytes go into a file beside it and down to the disk, and only
 * then does it get its name, in one step. Programs that write to one path at the same time
 * have each a file beside it of their own: the last one that is whole stays. What a kill
 * leaves beside it is swept away by a later write.
 */
export function writeDurable(path: string, content: string | Uint8Array): void {
  checkPath(path)
  mkdirSync(dirname(path), { recursive: true })
  const partial = `${path}.${process.pid}-${threadId}.partial`
  try {
    writeFileSync(partial, content, { flush: true })
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
  syncFolder(dirname(path))
  sweep(path)
}

/**
 * Gives a file another name, `best.safetensors` becomes `best.earlier-1.safetensors`, so that
 * writing to its place loses nothing.
 *
 * @returns its new path; undefined when there is no such file
 */
export function setAside(path: string): string | undefined {
  checkPath(path)
  if (!existsSync(path)) return undefined
  const { dir, name, ext } = parse(path)
  for (let n = 1; ; n++) {
    const free = join(dir, `${name}.earlier-${n}${ext}`)
    if (existsSync(free)) continue
    renameSync(path, free)
    return free
  }
}

function sweep(path: string): void {
  const folder = dirname(path)
  const beside = readdirSync(folder).filter(
    (name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.partial'),
  )
  for (const name of beside) {
    const written = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs
    if (written !== undefined && Date.now() - written > ABANDONED_MS)
      rmSync(join(folder, name), { force: true })
  }
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
