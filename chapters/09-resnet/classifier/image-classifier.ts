import {
  checksumOf,
  DataError,
  fitPicture,
  keep,
  noGrad,
  Normalizer,
  pixelsOf,
  Random,
  scope,
  stack,
  tensor,
  type nn,
  type Picture,
  type Safetensors,
} from 'chalkgrad'
import { resnet } from '../networks.ts'
import { probePicture } from './probe.ts'
import { checkTensors, factsOf, format, type Facts } from './model-file.ts'

/** Of each class a probability; they add up to 1. */
export type Probabilities = number[]

/**
 * A network together with all that its use needs: the names of its classes, and how a
 * picture becomes what it has learned from. Nobody who has one can prepare a picture in
 * another way, because there is no other way in: `look` takes a picture as it was decoded.
 */
export class ImageClassifier {
  readonly facts: Facts
  readonly network: nn.Module
  private readonly normalizer: Normalizer

  constructor(facts: Facts, network = networkOf(facts, new Random(0))) {
    this.facts = facts
    this.network = network
    const shape = [1, facts.mean.length, 1, 1]
    this.normalizer = new Normalizer(
      keep(tensor([...facts.mean], { shape })),
      keep(tensor([...facts.deviation], { shape })),
    )
  }

  /** What a picture of any size shows. */
  look(picture: Picture): Probabilities {
    return this.judge([fitPicture(picture, this.facts.form)])[0]
  }

  /** The same for many, each in its form already: (channels, size, size), as fitPicture gives. */
  judge(pictures: readonly Uint8Array[]): Probabilities[] {
    return this.forward(pictures, true)
  }

  /**
   * All of it as a safetensors file. Beside the weights stand the facts, the network's answer to
   * a picture that every reader of the file can draw, and a checksum.
   */
  toFile(): Safetensors {
    const tensors = this.network.stateDict()
    const facts = JSON.stringify(this.facts)
    const probe = JSON.stringify(this.probe())
    const checksum = checksumOf(tensors, facts + probe)
    return { tensors, metadata: { format, facts, probe, checksum } }
  }

  /**
   * @throws DataError when it is no such file, when a bit of it is not what was written, and when
   *   this program would not see what the network was taught to see.
   */
  static fromFile({ tensors, metadata }: Safetensors, name: string): ImageClassifier {
    const facts = factsOf(metadata, name)
    const sum = checksumOf(tensors, `${metadata.facts}${metadata.probe}`)
    if (sum !== metadata.checksum)
      throw new DataError(
        `${name}: expected the checksum ${metadata.checksum}, as its notes say, got ${sum}: the file is damaged, or was changed by hand`,
      )
    checkTensors(tensors, facts, name)
    const classifier = new ImageClassifier(facts)
    classifier.network.loadStateDict(tensors)
    classifier.checkProbe(JSON.parse(metadata.probe) as number[], name)
    return classifier
  }

  private probe(): number[] {
    return this.forward([fitPicture(probePicture(), this.facts.form)], false)[0]
  }

  /** Other colors, another order of the axes, another size or mean: all of them change the answer. */
  private checkProbe(expected: readonly number[], name: string): void {
    const got = this.probe()
    const spread = Math.max(...expected) - Math.min(...expected)
    const apart = Math.max(...got.map((logit, i) => Math.abs(logit - expected[i])))
    // Other kernels add up in another order, which is worth far less.
    if (apart <= 1e-3 * Math.max(spread, 1e-2)) return
    throw new DataError(
      `${name}: to the picture that is drawn for a test, the network says ${list(got)}, and said ${list(expected)} when it was saved. So pictures are prepared here in another way than it learned from: channels, size, mean or the order of colors`,
    )
  }

  /** In use: no gradient, and the running averages of the batch norms. */
  private forward(pictures: readonly Uint8Array[], softmax: boolean): number[][] {
    const { facts, network, normalizer } = this
    network.eval()
    return scope(() =>
      noGrad(() => {
        const x = stack(pictures.map((bytes) => pixelsOf(bytes, facts.form)))
        const logits = network.forward(normalizer.apply(x))
        return (softmax ? logits.softmax(1) : logits).toArray() as number[][]
      }),
    )
  }
}

/** The network that the facts describe, with weights drawn from `random`. */
export function networkOf(
  { classes, form, network }: Pick<Facts, 'classes' | 'form' | 'network'>,
  random: Random,
): nn.Module {
  const [channels, count] = [form.colors.length, classes.length]
  return resnet(random, { ...network, channels, classes: count })
}

const list = (values: readonly number[]): string =>
  values
    .slice(0, 4)
    .map((value) => value.toFixed(3))
    .join(', ') + (values.length > 4 ? ', …' : '')
