import { rand, type nn, type Random, type Tensor } from '../../lib/index.ts'

/** A layer that slides: how many cells its window covers, and how far it moves on. */
export interface Window {
  kernel: number
  stride: number
}

/** What one cell of a layer sees of the picture. */
export interface Field {
  /** So many cells, down and across. */
  size: number
  /** So many cells of the picture lie between two neighbors of this layer. */
  jump: number
}

/**
 * From layer to layer: a window of k cells that are `jump` apart sees (k − 1) · jump more
 * than one cell does, and a stride multiplies the jump.
 */
export function fieldOf(windows: readonly Window[]): Field {
  return windows.reduce(
    ({ size, jump }, { kernel, stride }) => ({
      size: size + (kernel - 1) * jump,
      jump: jump * stride,
    }),
    { size: 1, jump: 1 },
  )
}

/**
 * How much the middle cell of what `layers` give changes with each pixel: the mean of |∂|
 * over pictures of noise, (size, size). It is 0 where the cell does not look.
 */
export function fieldByGradient(
  layers: readonly nn.Module[],
  size: number,
  random: Random,
  pictures = 64,
): Tensor {
  const x = rand([pictures, 1, size, size], random)
  x.requiresGrad = true
  const y = layers.reduce((signal, layer) => layer.forward(signal), x)
  const middle = Math.floor(y.shape[2] / 2)
  y.select(3, middle).select(2, middle).sum().backward()
  return (x.grad ?? x).detach().abs().mean([0, 1])
}

/** Rows from the first to the last that is not 0. */
export function heightOf(gradient: Tensor): number {
  const rows = [...gradient.sum(1).data()].map((sum) => sum > 0)
  return rows.lastIndexOf(true) - rows.indexOf(true) + 1
}
