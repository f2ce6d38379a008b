import { realpathSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { root } from '../../../chapters/book/root.ts'

/** Where the file really lies, if that is not in this clone: a link, or a folder on its way that is one. */
export function outside(path: string): string | undefined {
  const real = realpathSync(path)
  // Both as they really are: the clone itself may be reached through a link.
  const way = relative(realpathSync(root), real)
  return way.startsWith('..') || isAbsolute(way) ? real : undefined
}
