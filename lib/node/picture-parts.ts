import { join } from 'node:path'
import type { Part } from '../data/picture-set.ts'
import { DataError } from '../errors.ts'
import { Random } from '../random/random.ts'
import { filesBelow, isFolder, namesIn, type Found, type Skipped } from './list-pictures.ts'

/** A file of a class; of a part, where folders say it. */
export interface Labeled extends Found {
  label: number
  part: Part | undefined
}

const partNames: Record<string, Part> = {
  train: 'train',
  training: 'train',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  test: 'test',
  testing: 'test',
}

/**
 * The files of a folder that has a folder for each class, or such folders within `train` and
 * `test` (and perhaps `validation`).
 *
 * @throws DataError when the folders cannot be meant so.
 */
export function labeledFiles(path: string): {
  classes: string[]
  files: Labeled[]
  skipped: Skipped[]
} {
  const names = namesIn(path)
  const folders = names.filter((name) => isFolder(join(path, name)))
  const loose = names.filter((name) => !folders.includes(name))
  const parts = folders.map((name) => partNames[name.toLowerCase()])
  // Who has pictures of cars and trains has a class 'train'; together with 'test' it is a part.
  const given = parts.includes('train') && parts.includes('test')
  if (given && parts.includes(undefined as never))
    throw new DataError(
      `${path}: has the parts train and test, and beside them ${folders.filter((_, i) => parts[i] === undefined).join(', ')}: put each class into the parts, or take the parts away`,
    )
  const roots = given
    ? folders.map((name, i) => ({ prefix: `${name}/`, part: parts[i] }))
    : [{ prefix: '', part: undefined }]

  const skipped: Skipped[] = loose.map((file) => ({
    file,
    reason: 'lies in no folder of a class',
  }))
  const found = roots.flatMap(({ prefix, part }) =>
    (given ? namesIn(join(path, prefix)) : folders).flatMap((name) => {
      const folder = `${prefix}${name}`
      if (!isFolder(join(path, folder))) {
        skipped.push({ file: folder, reason: 'lies in no folder of a class' })
        return []
      }
      const { found, skipped: left } = filesBelow(join(path, folder))
      skipped.push(...left.map(({ file, reason }) => ({ file: `${folder}/${file}`, reason }))) // prettier-ignore
      return [{ name, part, files: found.map((one) => ({ ...one, file: `${folder}/${one.file}` })) }] // prettier-ignore
    }),
  )
  const classes = [...new Set(found.map(({ name }) => name))].sort((a, b) => (a < b ? -1 : 1)) // prettier-ignore
  checkClasses(path, classes, loose.length)
  const files = found.flatMap(({ name, part, files }) =>
    files.map((one) => ({ ...one, label: classes.indexOf(name), part })),
  )
  return { classes, files, skipped }
}

function checkClasses(path: string, classes: readonly string[], loose: number): void {
  if (classes.length === 0)
    throw new DataError(
      `${path}: has no folders${loose > 0 ? `, and ${loose === 1 ? 'a file that is' : `${loose} files that are`} in none` : ''}. Each class of pictures needs a folder of its own, which gives it its name: ${path}/cat/1.jpg, ${path}/dog/1.jpg`,
    )
  if (classes.length === 1)
    throw new DataError(
      `${path}: has one class, '${classes[0]}'. A classifier chooses between two or more: add a folder with pictures of something else`,
    )
}

/**
 * Deals the pictures into parts, class by class, so that each class is in each part: by
 * chance where no folder says it. Without a folder for validation it comes out of the
 * training pictures.
 *
 * `shares`: of all pictures, how many are for validation, and how many for the test.
 *
 * @throws DataError when a class has too few pictures.
 */
export function dealParts(
  path: string,
  classes: readonly string[],
  files: readonly Labeled[],
  { validation, test }: { validation: number; test: number },
  seed: number,
): Record<Part, number[]> {
  const random = new Random(seed)
  const parts: Record<Part, number[]> = { train: [], validation: [], test: [] }
  const given = new Set(files.map(({ part }) => part))
  for (const [label, name] of classes.entries()) {
    const own = [...files.keys()].filter((i) => files[i].label === label)
    const open = own.filter((i) => files[i].part === undefined || files[i].part === 'train')
    const rest = own.filter((i) => !open.includes(i))
    for (const i of rest) parts[files[i].part ?? 'train'].push(i)
    const order = [...random.permutation(open.length)].map((place) => open[place])
    const wanted = [
      ['validation', given.has('validation') ? 0 : validation],
      ['test', given.has('test') ? 0 : test],
    ] as const
    for (const [part, share] of wanted)
      if (share > 0)
        parts[part].push(...order.splice(0, Math.max(1, Math.round(share * open.length))))
    parts.train.push(...order)
    const missing = (['train', 'validation', 'test'] as const).find(
      (part) => !parts[part].some((i) => files[i].label === label),
    )
    if (missing !== undefined)
      throw new DataError(
        `${path}: of the class '${name}' ${own.length === 0 ? 'no picture' : own.length === 1 ? 'one picture' : `${own.length} pictures`} can be read, so that the part '${missing}' would have none: ${given.size > 1 ? `put pictures into ${missing}/${name}` : 'it needs at least three'}, or take the folder away`,
      )
  }
  return parts
}
