import {
  fitPicture,
  parseIdx,
  parseSafetensors,
  type Picture,
  type PictureForm,
} from 'chalkgrad'
import { ImageClassifier } from '../../classifier/image-classifier.ts'
import { decode } from './decode.ts'

export const data = ['classify.safetensors', 'clothes.idx.gz']

export interface Frame {
  /** Where the network comes from, and what it expects. */
  model: string
  form: PictureForm
  classes: readonly string[]
  /** What it says; undefined before the first picture. */
  probabilities: readonly number[] | undefined
  /** What it sees of the picture: (channels, size, size), 0 … 255. */
  seen: Uint8Array | undefined
  picture: string
  /** The right answer, where it is known. */
  truth: string | undefined
  /** Of the clothes so far, how many there were, and how many of them it knew. */
  shown: number
  right: number
  milliseconds: number
  /** What was wrong with the last file; '' when nothing was. */
  fault: string
}

/** The first so many pictures of the file are for learning. */
const LEARNED = 600
const SIDE = 28

/** A model that was trained before looks at pictures: at clothes that it has not seen, or at those of the reader. */
export function create(_: object, [weights, clothes]: readonly Uint8Array[]) {
  let classifier = ImageClassifier.fromFile(parseSafetensors(weights, data[0]), data[0])
  const { shape, data: pixels } = parseIdx(clothes, 'clothes.idx')
  const last = shape[0] - LEARNED
  let shown = 0
  let right = 0
  let now: Pick<Frame, 'picture' | 'seen' | 'probabilities' | 'truth' | 'milliseconds'> = {
    picture: '',
    seen: undefined,
    probabilities: undefined,
    truth: undefined,
    milliseconds: 0,
  }

  const frame = (fault = ''): Frame => ({
    model: describe(classifier),
    form: classifier.facts.form,
    classes: classifier.facts.classes,
    ...now,
    shown,
    right,
    fault,
  })
  const look = (name: string, picture: Picture, truth?: string): Frame => {
    const start = performance.now()
    const probabilities = classifier.look(picture)
    now = {
      picture: name,
      seen: fitPicture(picture, classifier.facts.form),
      probabilities,
      truth,
      milliseconds: performance.now() - start,
    }
    return frame()
  }
  const garment = (index: number): Frame => {
    const kind = classifier.facts.classes[index % 10]
    const picture = positive(pixels, LEARNED + index)
    return look(`test picture ${index + 1}`, picture, kind)
  }

  return {
    first: () => garment(0),
    done: () => shown >= last,
    step(): Frame {
      const { probabilities = [], truth } = garment(shown)
      const said = classifier.facts.classes[best(probabilities)]
      shown++
      if (said === truth) right++
      return frame()
    },
    /** A file that is no picture, or no model, changes nothing and is told. */
    async act(name: string, value: unknown): Promise<Frame> {
      try {
        if (name === 'picture' && value instanceof File)
          return look(value.name, await decode(value))
        if (name === 'pixels') return look('a picture', value as Picture)
        if (name === 'model' && value instanceof File) {
          const bytes = new Uint8Array(await value.arrayBuffer())
          classifier = ImageClassifier.fromFile(parseSafetensors(bytes, value.name), value.name) // prettier-ignore
          shown = right = 0
          now = { ...now, probabilities: undefined, seen: undefined, truth: undefined, picture: '' } // prettier-ignore
        }
        return frame()
      } catch (error) {
        return frame(error instanceof Error ? error.message : String(error))
      }
    },
  }
}

const best = (probabilities: readonly number[]): number =>
  probabilities.indexOf(Math.max(...probabilities))

/** The data set holds negatives; a photograph is dark on white. */
function positive(pixels: ArrayLike<number>, index: number): Picture {
  const start = index * SIDE * SIDE
  const rgb = new Uint8Array(3 * SIDE * SIDE)
  for (let i = 0; i < SIDE * SIDE; i++) rgb.fill(255 - pixels[start + i], 3 * i, 3 * i + 3)
  return { width: SIDE, height: SIDE, pixels: rgb }
}

function describe({ facts }: ImageClassifier): string {
  const { form, network, about, classes } = facts
  const { data, testAccuracy } = about
  const known = typeof testAccuracy === 'number' ? `, ${(100 * testAccuracy).toFixed(1)} % of its test pictures known` : '' // prettier-ignore
  return `${network.depth} layers, ${classes.length} classes, ${form.size} × ${form.size} ${form.colors.join(', ')}, from ${data}${known}`
}
