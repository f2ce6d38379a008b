import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { checkForm, type PictureForm } from '../data/fit-picture.ts'
import { PictureSet, type Part, type Pictures } from '../data/picture-set.ts'
import { ArgumentError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import { dataFolder } from './find-data-set.ts'
import type { Skipped } from './list-pictures.ts'
import { PictureCache, type Cached } from './picture-cache.ts'
import { dealParts, labeledFiles, type Labeled } from './picture-parts.ts'
import { preparePictures } from './prepare-pictures.ts'
import type { Progress } from './terminal.ts'

export interface ImageFolderOptions {
  form: PictureForm
  /** Deals the pictures into parts; the same seed and files give the same parts. Default 0. */
  seed?: number
  /** The share of the pictures that chooses between models. Default 0.15. */
  validation?: number
  /** The share that judges at the end. Default 0.15. */
  test?: number
  /** Where resized pictures are kept: default `.data/pictures` of this project, never the folder itself. */
  cache?: string
  progress?: (total: number, label: string) => Progress
}

/** Of the resized pictures, one version each; a change of `fitPicture` needs a new number. */
const VERSION = 1

/**
 * A folder of pictures, with a folder for each class: `photos/cat/1.jpg`. Or with `train`
 * and `test` (and `validation`) around the classes. The names of the folders become those
 * of the classes.
 *
 * Each picture is decoded once, brought into its form, and kept in a cache, from which
 * training reads it: memory holds a batch, whatever the folder holds. What cannot be read,
 * and what is there twice, is left out, with a reason: a picture that is in two parts would
 * be learned by heart in one and recognized in the other.
 */
export class ImageFolder extends PictureSet {
  /** What is left out, and why. */
  readonly skipped: readonly Skipped[]
  /** Animations, of which the first picture is taken. */
  readonly animated: readonly string[]
  /** Changes with any picture, its class or its part: to tell whether a run goes on with the same. */
  readonly fingerprint: string
  private readonly cache: PictureCache

  private constructor(
    classes: readonly string[],
    form: PictureForm,
    parts: Record<Part, Pictures>,
    facts: Pick<ImageFolder, 'skipped' | 'animated' | 'fingerprint'>,
    cache: PictureCache,
  ) {
    super(classes, form, parts)
    this.skipped = facts.skipped
    this.animated = facts.animated
    this.fingerprint = facts.fingerprint
    this.cache = cache
  }

  /**
   * @throws DataError when there is no such folder, when it has no classes, or one with too few
   *   pictures, and when the cache cannot be written. @throws ArgumentError for shares and
   *   forms that cannot be.
   */
  static async open(path: string, options: ImageFolderOptions): Promise<ImageFolder> {
    checkOptions(
      'ImageFolder',
      options,
      {
        form: 'object',
        seed: 'number',
        validation: 'number',
        test: 'number',
        cache: 'string',
        progress: 'function',
      },
      ['form'],
    )
    if (options.cache === '')
      throw new ArgumentError("ImageFolder: cache must be the path of a folder, got ''")
    const { form, seed = 0, validation = 0.15, test = 0.15, progress } = options
    checkForm(form)
    if (!(validation > 0 && test > 0 && validation + test < 1))
      throw new ArgumentError(
        `ImageFolder: validation and test are shares above 0, together below 1, got ${validation} and ${test}`,
      )
    const { classes, files: all, skipped } = labeledFiles(path)
    const cache = new PictureCache(
      cacheFile(path, form, options.cache ?? join(dataFolder, 'pictures')),
      form.colors.length * form.size ** 2,
    )
    skipped.push(...(await fill(cache, path, form, all, progress)))
    const readable = all.filter((file) => cache.has(keyOf(file)))
    cache.tidy(readable.map(keyOf))

    const { files, twice } = once(readable, cache)
    skipped.push(...twice)
    const cached = files.map((file) => cache.get(keyOf(file)))
    const parts = dealParts(path, classes, files, { validation, test }, seed)
    const pictures = (indices: readonly number[]): Pictures => ({
      labels: Int32Array.from(indices, (i) => files[i].label),
      bytes: (index) => cached[indices[index]].read(),
      name: (index) => files[indices[index]].file,
    })
    return new ImageFolder(
      classes,
      form,
      {
        train: pictures(parts.train),
        validation: pictures(parts.validation),
        test: pictures(parts.test),
      },
      {
        skipped,
        animated: files.filter((_, i) => cached[i].frames > 1).map(({ file }) => file),
        fingerprint: fingerprintOf(classes, files, cached, parts),
      },
      cache,
    )
  }

  /** Closes the cache: no picture can be read any more. */
  close(): void {
    this.cache.close()
  }
}

/** A file of its own for each folder and form, so that two of them never mix. */
function cacheFile(path: string, form: PictureForm, folder: string): string {
  const name = JSON.stringify([VERSION, realpathSync(path), form])
  return join(folder, `${sha256(name).slice(0, 16)}.pictures`)
}

/** A file that was changed since has another key. */
const keyOf = ({ file, bytes, modified }: Labeled): string =>
  sha256(JSON.stringify([file, bytes, modified]))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Decodes what the cache does not have. @returns what cannot be read */
async function fill(
  cache: PictureCache,
  path: string,
  form: PictureForm,
  files: readonly Labeled[],
  progress: ImageFolderOptions['progress'],
): Promise<Skipped[]> {
  const missing = files.filter((file) => !cache.has(keyOf(file)))
  if (missing.length === 0) return []
  const reasons = new Map<string, string>()
  const bar = progress?.(missing.length, 'reading pictures')
  try {
    const paths = missing.map(({ file }) => join(path, file))
    await preparePictures(paths, form, (index, { bytes, frames, reason }) => {
      if (bytes === undefined) reasons.set(missing[index].file, reason)
      else cache.add(keyOf(missing[index]), frames, bytes)
      bar?.step()
    })
  } finally {
    bar?.end()
  }
  cache.scan()
  // In the order of the files, not in that of the threads.
  return missing.flatMap(({ file }) => {
    const reason = reasons.get(file)
    return reason === undefined ? [] : [{ file, reason }]
  })
}

/** Of files with the same pixels the first, training pictures before others. */
function once(
  files: readonly Labeled[],
  cache: PictureCache,
): { files: Labeled[]; twice: Skipped[] } {
  const first = new Map<string, Labeled>()
  const order = [...files].sort((a, b) => Number(b.part === 'train') - Number(a.part === 'train')) // prettier-ignore
  const twice = new Map<Labeled, Skipped>()
  for (const one of order) {
    const { digest } = cache.get(keyOf(one))
    const known = first.get(digest)
    if (known === undefined) first.set(digest, one)
    else
      twice.set(one, {
        file: one.file,
        reason: `the same picture as ${known.file}${known.label === one.label ? '' : ', which says that it is of another class'}`,
      })
  }
  return { files: files.filter((one) => !twice.has(one)), twice: [...twice.values()] }
}

function fingerprintOf(
  classes: readonly string[],
  files: readonly Labeled[],
  cached: readonly Cached[],
  parts: Record<Part, readonly number[]>,
): string {
  const all = Object.entries(parts).map(([part, indices]) => [
    part,
    indices.map((i) => [files[i].label, cached[i].digest]),
  ])
  return sha256(JSON.stringify([classes, all])).slice(0, 16)
}
