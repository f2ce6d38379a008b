import type { Ui } from '#book'
import {
  ArgumentError,
  DataError,
  PictureSet,
  Random,
  stratifiedSplit,
  type Color,
  type PictureForm,
  type Pictures,
} from 'chalkgrad'
import {
  ImageFolder,
  readCifar10,
  readFashionMnist,
  readMnist,
  type ByteSet,
} from 'chalkgrad/node'
import { folderName, isFolder } from 'chalkgrad/node/list-pictures'

export interface DataOptions {
  /** A set by name, or the path of a folder. */
  data: string
  full: boolean
  /** 0: as the set has it, 64 for a folder. */
  size: number
  gray: boolean
  fit: string
  seed: number
  /** The folder that keeps decoded pictures of a folder; '' for the usual one. */
  cache: string
}

/** Pictures to learn from, and what tells that it is these. */
export interface Opened {
  set: PictureSet
  /** A word for names of files. */
  name: string
  fingerprint: string
}

const rgb: readonly Color[] = ['red', 'green', 'blue']

interface Named {
  read(options: DataOptions): ByteSet
  form: PictureForm
  /** Bright on black, as no photograph is: turned back into dark on white. */
  negative: boolean
}

const named: Record<string, Named> = {
  'cifar-10': {
    read: readCifar10,
    form: { size: 32, colors: rgb, fit: 'crop' },
    negative: false,
  },
  // Its makers put a photograph on white into a square, made it gray, and turned it into a negative.
  'fashion-mnist': {
    read: readFashionMnist,
    form: { size: 28, colors: ['gray'], fit: 'pad' },
    negative: true,
  },
  mnist: {
    read: readMnist,
    form: { size: 28, colors: ['gray'], fit: 'pad' },
    negative: true,
  },
}

/** @throws DataError when there are no such pictures, or they cannot be used. */
export async function openPictures(options: DataOptions, ui: Ui): Promise<Opened> {
  const { data } = options
  return data in named ? openNamed(options, ui) : openFolder(options, ui)
}

function openNamed(options: DataOptions, ui: Ui): Opened {
  const { data, seed, size, gray, fit } = options
  const { read, form: own, negative } = named[data]
  if ((size !== 0 && size !== own.size) || (gray && own.colors.length > 1))
    throw new ArgumentError(
      `--data ${data} comes as ${own.size} × ${own.size} pixels, ${own.colors.join(', ')}: --size and --gray are for a folder of your own`,
    )
  const form: PictureForm = fit === 'auto' ? own : { ...own, fit: fit as 'crop' | 'pad' }
  const { classes, train, test } = read(options)
  const pictures = (
    { pixels, labels, shape }: ByteSet['train'],
    what: string,
    indices: readonly number[],
  ): Pictures => {
    const length = shape.slice(1).reduce((product, n) => product * n, 1)
    return {
      labels: Int32Array.from(indices, (i) => labels[i]),
      name: (index) => `${what} ${indices[index]}`,
      bytes(index) {
        const start = indices[index] * length
        const one = pixels.slice(start, start + length)
        return negative ? one.map((byte) => 255 - byte) : one
      },
    }
  }
  const [forTraining, forChoosing] = stratifiedSplit(
    train.labels,
    [0.9, 0.1],
    new Random(seed),
  )
  const all = [...test.labels.keys()]
  // Of the coverage check: of each class some.
  const few = (indices: readonly number[]) => (ui.short ? indices.slice(0, 40) : indices)
  const set = new PictureSet(classes, form, {
    train: pictures(train, 'training picture', few(forTraining)),
    validation: pictures(train, 'training picture', few(forChoosing)),
    test: pictures(test, 'test picture', few(all)),
  })
  const fingerprint = `${train.labels.length} of ${data}`
  return { set, name: options.full ? `${data}-full` : data, fingerprint }
}

async function openFolder(options: DataOptions, ui: Ui): Promise<Opened> {
  const { data, seed, size, gray, fit, full, cache } = options
  if (!isFolder(data))
    throw new DataError(
      `--data ${data}: there is no such folder, and no set of this name: ${Object.keys(named).join(', ')}`,
    )
  if (full) throw new ArgumentError('--full is for fashion-mnist: a folder is taken whole')
  const form: PictureForm = {
    size: size || 64,
    colors: gray ? ['gray'] : rgb,
    fit: fit === 'pad' ? 'pad' : 'crop',
  }
  const set = await ImageFolder.open(data, {
    form,
    seed,
    cache: cache || undefined,
    progress: ui.progress,
  })
  for (const { file, reason } of set.skipped) ui.print(`left out: ${file}: ${reason}`)
  for (const file of set.animated)
    ui.print(`${file} is an animation: its first picture is taken`)
  return { set, name: folderName(data), fingerprint: set.fingerprint }
}
