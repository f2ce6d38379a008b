import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json, wherever the program was started. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Writes beside the target and renames, so that a program stopped half-way leaves the old
 * file, never half a new one.
 */
export function writeAtomic(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  const partial = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(partial, content)
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/**
 * A path below the repository's root with forward slashes, for messages that read the same
 * everywhere.
 */
export function fromRoot(path: string): string {
  const below = path.startsWith(root) ? path.slice(root.length) : path
  return below.replaceAll('\\', '/')
}

/** `.runs/<slug>/`: what experiments save; never committed. */
export function runsFolder(slug: string): string {
  return join(root, '.runs', slug)
}
