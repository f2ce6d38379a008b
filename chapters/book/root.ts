import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The repository's folder, wherever a program was started: absolute, with forward slashes
 * on every system, and without one at its end.
 */
export const root = forwardSlashes(
  fileURLToPath(new URL('../..', import.meta.url)),
).replace(/\/$/, '')

/** A path below the root, for messages that read the same everywhere; any other as it is. */
export function fromRoot(path: string): string {
  const forward = forwardSlashes(path)
  return forward.startsWith(`${root}/`) ? forward.slice(root.length + 1) : forward
}

/** A text file below the root, with line feeds only. */
export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')
}

/** `.runs/<name>/`: what programs of the book save; never committed. */
export function runsFolder(name: string): string {
  return join(root, '.runs', name)
}

export function forwardSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}
