import { nn, ones, tensor, zeros, type Random, type Tensor } from 'chalkgrad'
import { OneChannel } from './networks.ts'

/** 1.7159 · tanh(2a/3): ±1 goes to ±1, and the ends are not reached (appendix A of the paper). */
export class ScaledTanh extends nn.Module {
  forward(x: Tensor): Tensor {
    return x
      .mul(2 / 3)
      .tanh()
      .mul(1.7159)
  }
}

/** The average of 2 × 2 cells, times a weight, plus a bias: two numbers to learn for each channel. */
export class Subsampling extends nn.Module {
  readonly weight: nn.Parameter
  readonly bias: nn.Parameter

  constructor(channels: number) {
    super()
    this.weight = new nn.Parameter(ones([channels, 1, 1]))
    this.bias = new nn.Parameter(zeros([channels, 1, 1]))
  }

  /** (batch, channels, height, width) → (batch, channels, height / 2, width / 2) */
  forward(x: Tensor): Tensor {
    return x.avgPool2d(2).mul(this.weight).add(this.bias)
  }
}

/** Which of the 6 maps each of the 16 filters of C3 sees: table I of the paper, one row a filter. */
export const seen: readonly (readonly number[])[] = [
  ...[0, 1, 2, 3, 4, 5].map((i) => [i, i + 1, i + 2]), // three in a row
  ...[0, 1, 2, 3, 4, 5].map((i) => [i, i + 1, i + 2, i + 3]), // four in a row
  ...[0, 1, 2].map((i) => [i, i + 1, i + 3, i + 4]), // two and two
  [0, 1, 2, 3, 4, 5],
].map((maps) => maps.map((map) => map % 6))

/**
 * Each filter sees only some of the maps, so that no two look at the same ones. The weights
 * that the table leaves out are multiplied by 0: 900 of 2,400, unused and unlearned.
 */
export class PartialConv extends nn.Module {
  readonly conv: nn.Conv2d
  readonly mask: nn.Buffer

  constructor(random: Random) {
    super()
    this.conv = new nn.Conv2d(6, seen.length, 5, random, { init: nn.init.xavierUniform })
    const row = (maps: readonly number[]) =>
      [0, 1, 2, 3, 4, 5].map((map) => Number(maps.includes(map)))
    this.mask = new nn.Buffer(tensor(seen.map(row)).reshape([seen.length, 6, 1, 1]))
  }

  /** (batch, 6, 14, 14) → (batch, 16, 10, 10) */
  forward(x: Tensor): Tensor {
    const { weight, bias } = this.conv
    return x.conv2d(weight.mul(this.mask), { bias })
  }
}

/**
 * LeNet-5 (LeCun, Bottou, Bengio and Haffner, 1998), layer by layer as in the paper's
 * figure 2: C1, S2, C3, S4, C5, F6. Only its output layer is today's, ten logits: the paper
 * compared F6 with drawn pictures of the ten digits.
 */
export function lenet5(random: Random): nn.Sequential {
  const init = nn.init.xavierUniform
  return new nn.Sequential(
    new OneChannel(),
    new nn.Conv2d(1, 6, 5, random, { padding: 2, init }), // C1: 28 × 28 as 32 × 32 → 6 × 28 × 28
    new ScaledTanh(),
    new Subsampling(6), // S2: 6 × 14 × 14
    new ScaledTanh(),
    new PartialConv(random), // C3: 16 × 10 × 10
    new ScaledTanh(),
    new Subsampling(16), // S4: 16 × 5 × 5
    new ScaledTanh(),
    new nn.Conv2d(16, 120, 5, random, { init }), // C5: 120 × 1 × 1
    new ScaledTanh(),
    new nn.Flatten(),
    new nn.Linear(120, 84, random, { init }), // F6
    new ScaledTanh(),
    new nn.Linear(84, 10, random, { init }),
  )
}
