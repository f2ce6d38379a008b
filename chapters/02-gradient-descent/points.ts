import { rand, randn, tensor, type Random, type Tensor } from 'chalkgrad'

/** Measured points. x: (n), y: (n), float64. */
export interface Points {
  x: Tensor
  y: Tensor
}

/** The three points that are worked out by hand. */
export function threePoints(): Points {
  return {
    x: tensor([0, 1, 2], { dtype: 'float64' }),
    y: tensor([1.2, 2.7, 5.1], { dtype: 'float64' }),
  }
}

/**
 * n points of y = 2x + 1, x uniform in [0, 2), each y moved by a normal number of standard
 * deviation `noise`.
 */
export function noisyLine(n: number, noise: number, random: Random): Points {
  const x = rand([n], random, { dtype: 'float64' }).mul(2)
  const y = x
    .mul(2)
    .add(1)
    .add(randn([n], random, { dtype: 'float64' }).mul(noise))
  return { x, y }
}
