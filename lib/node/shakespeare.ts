import { join } from 'node:path'
import { readContent } from './archive.ts'
import { tinyShakespeare } from './catalog.ts'
import { folderOf } from './find-data-set.ts'

/**
 * Tiny Shakespeare: 1,115,394 characters, 65 different ones, of the plays, one after the other.
 *
 * @throws DataError with the command to run when it is not there, or when the file is not the
 *   published one
 */
export function loadShakespeare(): string {
  const [{ name, sha256 }] = tinyShakespeare.files
  const path = join(folderOf(tinyShakespeare), name)
  return new TextDecoder().decode(
    readContent(path, `${tinyShakespeare.name}/${name}`, sha256),
  )
}
