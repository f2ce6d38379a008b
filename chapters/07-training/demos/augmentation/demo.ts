import {
  Random,
  noGrad,
  parseSafetensors,
  scope,
  tensor,
  type nn,
  type Tensor,
} from 'chalkgrad'
import { classes, smallNetwork, teachings, type Teaching } from './networks.ts'
import { policyOf, type Changes } from './policy.ts'
import { drawSix } from './six.ts'

export const data = 'networks.safetensors'

export interface Options extends Changes {
  /** The name of a class, or 'six'. */
  image: string
  seed: number
}

export interface Verdict {
  /** The class that the network believes in most. */
  name: string
  probability: number
  right: boolean
}
export type Verdicts = Record<Teaching, Verdict>

export interface Frame {
  /** The call that makes the variants; '' when nothing is switched on. */
  code: string
  original: Float32Array
  /** Eight images of 28 × 28, 0 … 1, one after the other. */
  variants: Float32Array
  /** The first is that of the original; none for the six, which the networks do not know. */
  verdicts: Verdicts[]
  /** Variants so far, and how many of them each network knew. */
  made: number
  right: Record<Teaching, number>
}

const batch = 8
const lastVariant = 400

/** Eight variants of one image at a time, and what two networks take them for. */
export function create({ image, seed, ...changes }: Options, bytes: Uint8Array) {
  const { tensors } = parseSafetensors(bytes, data)
  const networks = teachings.map((teaching) => ({
    teaching,
    model: networkOf(teaching, tensors),
  }))
  const label = classes.findIndex((name) => name === image)
  const original =
    label < 0 ? tensor(drawSix(), { shape: [28, 28] }) : tensors.images.select(0, label)
  const { code, apply } = policyOf(changes)
  const random = new Random(seed)
  const right: Record<Teaching, number> = { plain: 0, augmented: 0 }
  let made = 0

  const next = (): Frame =>
    scope(() => {
      const copies = original.unsqueeze(0).expand([batch, 28, 28])
      const variants = apply(copies, random)
      const verdicts = label < 0 ? [] : judge(original.unsqueeze(0)).concat(judge(variants))
      made += batch
      for (const teaching of teachings)
        right[teaching] += verdicts.slice(1).filter((one) => one[teaching].right).length
      return {
        code,
        original: Float32Array.from(original.data()),
        variants: Float32Array.from(variants.data()),
        verdicts,
        made,
        right: { ...right },
      }
    })

  function judge(images: Tensor): Verdicts[] {
    const opinions = networks.map(({ teaching, model }) => {
      const probabilities = noGrad(() => model.forward(images).softmax(1))
      const best = probabilities.argmax(1).data()
      const share = probabilities.max(1).data()
      return [...best].map((place, i): [Teaching, Verdict] => [
        teaching,
        { name: classes[place], probability: share[i], right: place === label },
      ])
    })
    return opinions[0].map(
      (_, i) => Object.fromEntries(opinions.map((all) => all[i])) as Verdicts,
    )
  }

  return { first: next, step: next, done: () => made >= lastVariant }
}

function networkOf(teaching: Teaching, tensors: Record<string, Tensor>): nn.Sequential {
  const model = smallNetwork(new Random(1))
  const own = Object.entries(tensors).filter(([name]) => name.startsWith(`${teaching}.`))
  model.loadStateDict(
    Object.fromEntries(
      own.map(([name, value]) => [name.slice(teaching.length + 1), value]),
    ),
  )
  model.eval()
  return model
}
