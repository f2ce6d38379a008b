import type { Tensor } from 'chalkgrad'

/** Each axis is moved, none is cut up: permute. */
export function pictures(x: Tensor): Tensor {
  return x.permute([0, 3, 1, 2]).clone()
}

/** (height, width, in, out): out is axis 3, in is axis 2. */
export function convWeight(kernel: Tensor): Tensor {
  return kernel.permute([3, 2, 0, 1]).clone()
}

/** Undo Flatten, so that the three axes can be told apart; put them in order; flatten again. */
export function denseWeight(kernel: Tensor, shape: [height: number, width: number, channels: number]): Tensor {
  const [height, width, channels] = shape
  const apart = kernel.reshape([height, width, channels, -1])
  const ordered = apart.permute([3, 2, 0, 1]).clone()
  return ordered.reshape([-1, channels * height * width])
}
