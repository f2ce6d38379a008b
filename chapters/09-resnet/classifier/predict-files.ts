import { filesBelow, preparePicture, type Skipped } from 'chalkgrad/node'
import { isFolder } from 'chalkgrad/node/list-pictures'
import type { ImageClassifier, Probabilities } from './image-classifier.ts'

export interface Predicted {
  file: string
  /** In the order of the classes. */
  probabilities: Probabilities
}

/** A file is told, or left out with a reason, in the order in which they were named. */
export interface Told {
  predicted(one: Predicted): void
  skipped(one: Skipped): void
}

/** All files that are meant: those that are named, and those in the folders that are named. */
export function filesOf(paths: readonly string[]): { files: string[]; skipped: Skipped[] } {
  const [files, skipped]: [string[], Skipped[]] = [[], []]
  for (const path of paths) {
    if (!isFolder(path)) {
      files.push(path)
      continue
    }
    const below = path.replace(/[/\\]+$/, '') || path
    const inside = filesBelow(path)
    files.push(...inside.found.map(({ file }) => `${below}/${file}`))
    skipped.push(...inside.skipped.map(({ file, reason }) => ({ file: `${below}/${file}`, reason }))) // prettier-ignore
    if (inside.found.length === 0)
      skipped.push({ file: path, reason: 'a folder without files' })
  }
  return { files, skipped }
}

/**
 * What each file shows. A file that is no picture, or more than one, costs a line and not the
 * run. While the network looks at a batch, the files of the next are decoded.
 */
export async function predictFiles(
  classifier: ImageClassifier,
  files: readonly string[],
  batchSize: number,
  told: Told,
): Promise<void> {
  const prepare = (from: number) =>
    Promise.all(
      files
        .slice(from, from + batchSize)
        .map((file) => preparePicture(file, classifier.facts.form)),
    )
  let next = prepare(0)
  for (let from = 0; from < files.length; from += batchSize) {
    const prepared = await next
    next = prepare(from + batchSize)
    const good = prepared.flatMap(({ bytes, frames }) =>
      bytes && frames === 1 ? [bytes] : [],
    )
    const answers = good.length > 0 ? classifier.judge(good).values() : [].values()
    for (const [i, { reason, frames }] of prepared.entries()) {
      const file = files[from + i]
      if (reason !== undefined) told.skipped({ file, reason })
      else if (frames > 1)
        told.skipped({ file, reason: `${frames} pictures in one, an animation: save the one that you mean` }) // prettier-ignore
      else {
        const { value } = answers.next()
        if (value) told.predicted({ file, probabilities: value })
      }
    }
  }
}
