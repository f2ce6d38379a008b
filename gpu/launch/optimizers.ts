import type { DeviceBuffer } from '../src/memory.ts'
import { threadsFor } from './elementwise.ts'
import type { Kernels } from './kernels.ts'

/** A parameter and its gradient, n numbers each. */
export interface Parameter {
  p: DeviceBuffer
  g: DeviceBuffer
  n: number
}

interface Rates {
  learningRate: number
  weightDecay?: number
}

/** θ ← θ − η·g */
export function sgd(kernels: Kernels, { p, g, n }: Parameter, { learningRate }: Rates): void {
  kernels.get('sgd').launch(threadsFor(n, 4), [p, g, n, learningRate])
}

export function momentum(
  kernels: Kernels,
  name: 'momentum' | 'nesterov',
  { p, g, n }: Parameter,
  velocity: DeviceBuffer,
  { learningRate, weightDecay = 0, momentum }: Rates & { momentum: number },
): void {
  kernels.get(name).launch(threadsFor(n, 4), [p, g, velocity, n, learningRate, weightDecay, momentum])
}

export function adagrad(
  kernels: Kernels,
  { p, g, n }: Parameter,
  sum: DeviceBuffer,
  { learningRate, weightDecay = 0, epsilon }: Rates & { epsilon: number },
): void {
  kernels.get('adagrad').launch(threadsFor(n, 4), [p, g, sum, n, learningRate, weightDecay, epsilon])
}

export function rmsProp(
  kernels: Kernels,
  { p, g, n }: Parameter,
  average: DeviceBuffer,
  { learningRate, weightDecay = 0, beta, epsilon }: Rates & { beta: number; epsilon: number },
): void {
  kernels.get('rms_prop').launch(threadsFor(n, 4), [p, g, average, n, learningRate, weightDecay, epsilon, beta])
}

/** Adam, and AdamW, which shrinks the parameter instead of adding its decay to the gradient. t counts steps from 1 on. */
export function adam(
  kernels: Kernels,
  name: 'adam' | 'adamW',
  { p, g, n }: Parameter,
  [m, v]: readonly [m: DeviceBuffer, v: DeviceBuffer],
  {
    learningRate,
    weightDecay = 0,
    beta1,
    beta2,
    epsilon,
    t,
  }: Rates & { beta1: number; beta2: number; epsilon: number; t: number },
): void {
  const decay = name === 'adam' ? weightDecay : 0
  const keep = name === 'adam' ? 1 : 1 - learningRate * weightDecay
  const corrections = [1 / (1 - beta1 ** t), 1 / (1 - beta2 ** t)]
  kernels
    .get('adam')
    .launch(threadsFor(n, 4), [
      p,
      g,
      m,
      v,
      n,
      learningRate,
      decay,
      keep,
      beta1,
      beta2,
      1 - beta1,
      1 - beta2,
      epsilon,
      ...corrections,
    ])
}

/** Makes g shorter where the root of squares[0], the sum of the squares of all gradients, is above `limit`. */
export function clipToNorm(kernels: Kernels, g: DeviceBuffer, squares: DeviceBuffer, limit: number, n: number): void {
  kernels.get('clip_to_norm').launch(threadsFor(n, 1), [g, squares, limit, n])
}
