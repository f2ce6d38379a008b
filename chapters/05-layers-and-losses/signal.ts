import { Random, nn, randn, type Tensor } from '../../lib/index.ts'

type Init = (shape: readonly number[], random: Random) => Tensor

/** Normal numbers of one size, whatever the layer. */
export const normal =
  (size: number): Init =>
  (shape, random) =>
    randn(shape, random).mul(size)

/**
 * Sends 50 random inputs through `depth` layers of Linear and ReLU. Returns the size of the
 * signal after each layer, as the root of its mean square, and the size of the loss's
 * gradient there.
 */
export function signalThrough(
  init: Init,
  depth = 20,
  width = 256,
): { forward: number[]; backward: number[] } {
  const random = new Random(1)
  let x = randn([50, width], random, { requiresGrad: true })
  const signals = [x]
  for (let layer = 0; layer < depth; layer++) {
    x = new nn.Linear(width, width, random, { init, bias: false })
      .forward(x)
      .relu()
      .retainGrad()
    signals.push(x)
  }
  // A gradient of size 1 at the end, of no particular direction.
  x.backward(randn(x.shape, random))
  const size = (values: Tensor | undefined) =>
    values ? Math.sqrt(values.square().mean().item()) : NaN
  return {
    forward: signals.map(size),
    backward: signals.map((signal) => size(signal.grad)),
  }
}
