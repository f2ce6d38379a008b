import { nn, noGrad, rand, randn, Random, tensor } from 'chalkgrad'
import type { NestedArray, Tensor } from 'chalkgrad'

export interface Case {
  seed: number
  bias?: boolean
  stride?: number
  groups?: number
  epsilon?: number
}

/** Runs where the learner's file runs. */
export function drive({ foldNorm }: typeof import('./fold-norm.ts')) {
  /** A norm whose four numbers a channel are none of the usual ones. */
  const used = (norm: nn.BatchNorm1d | nn.BatchNorm2d, random: Random) => {
    const channels = norm.weight.shape
    noGrad(() => {
      norm.weight.copy_(randn(channels, random))
      norm.bias.copy_(randn(channels, random))
      norm.running_mean.copy_(randn(channels, random).mul(2))
      norm.running_var.copy_(rand(channels, random).mul(3).add(0.1))
    })
    return norm.to('float64').eval()
  }
  const apart = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item()
  return {
    byHand(): { weight: NestedArray; bias: NestedArray } {
      const norm = new nn.BatchNorm2d(1, { epsilon: 1e-12 }).to('float64') as nn.BatchNorm2d
      noGrad(() => {
        norm.running_mean.fill_(5)
        norm.running_var.fill_(4)
        norm.weight.fill_(2)
        norm.bias.fill_(10)
      })
      const options = { dtype: 'float64' } as const
      const folded = foldNorm(tensor([[[[3]]]], options), tensor([1], options), norm)
      return { weight: folded.weight.toArray(), bias: folded.bias.toArray() }
    },
    /** How far the folded convolution is from convolution and norm. */
    ofConvolution({ seed, bias = true, stride = 1, groups = 1, epsilon = 1e-5 }: Case) {
      const random = new Random(seed)
      const sliding = { stride, groups, padding: 1 }
      const conv = new nn.Conv2d(4, 6, 3, random, { ...sliding, bias }).to('float64') as nn.Conv2d
      if (conv.bias) noGrad(() => conv.bias?.copy_(randn([6], random, { dtype: 'float64' })))
      const norm = used(new nn.BatchNorm2d(6, { epsilon }), random) as nn.BatchNorm2d
      const before = JSON.stringify([conv.weight, ...norm.parameters(), ...norm.namedBuffers().map(([, b]) => b)].map((p) => p.toArray())) // prettier-ignore
      const folded = foldNorm(conv.weight, conv.bias, norm)
      const after = JSON.stringify([conv.weight, ...norm.parameters(), ...norm.namedBuffers().map(([, b]) => b)].map((p) => p.toArray())) // prettier-ignore
      const x = randn([2, 4, 5, 5], random, { dtype: 'float64' })
      const wanted = noGrad(() => norm.forward(conv.forward(x)))
      return {
        apart: apart(x.conv2d(folded.weight, { ...sliding, bias: folded.bias }), wanted),
        kept: before === after,
        learned: folded.weight.requiresGrad || folded.bias.requiresGrad,
        dtypes: [folded.weight.dtype, folded.bias.dtype],
        shapes: [[...folded.weight.shape], [...folded.bias.shape]],
      }
    },
    /** As many outputs as inputs: (5, 5) does not say which axis is which. */
    ofLinear(seed: number): number {
      const random = new Random(seed)
      const linear = new nn.Linear(5, 5, random).to('float64') as nn.Linear
      const norm = used(new nn.BatchNorm1d(5), random) as nn.BatchNorm1d
      const { weight, bias } = foldNorm(linear.weight, linear.bias, norm)
      const x = randn([3, 5], random, { dtype: 'float64' })
      return apart(x.matmul(weight.transpose()).add(bias), noGrad(() => norm.forward(linear.forward(x)))) // prettier-ignore
    },
  }
}
