import { nn, type Random, type Tensor } from 'chalkgrad'

/** The two networks that judge the images: the same shape, taught differently. */
export const teachings = ['plain', 'augmented'] as const
export type Teaching = (typeof teachings)[number]

export const classes = [
  'T-shirt/top',
  'trouser',
  'pullover',
  'dress',
  'coat',
  'sandal',
  'shirt',
  'sneaker',
  'bag',
  'ankle boot',
] as const

/** (n, 28, 28) → (n, 196): the mean of each 2 × 2 pixels, so that the weights are few. */
class Halve extends nn.Module {
  forward(x: Tensor): Tensor {
    return x.reshape([-1, 14, 2, 14, 2]).mean([2, 4]).reshape([-1, 196])
  }
}

/** 196 → 32 → 10: 6,634 numbers. */
export function smallNetwork(random: Random): nn.Sequential {
  return new nn.Sequential(
    new Halve(),
    new nn.Linear(196, 32, random),
    new nn.ReLU(),
    new nn.Linear(32, 10, random),
  )
}
