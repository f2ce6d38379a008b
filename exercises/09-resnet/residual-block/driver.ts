import { crossEntropy, grad, nn, noGrad, optim, randn, Random, tensor } from 'chalkgrad'
import type { NestedArray, Tensor } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive(impl: typeof import('./residual-block.ts')) {
  /** No parameter as it began, so that each counts. */
  const shaken = <M extends nn.Module>(model: M, random: Random): M => {
    noGrad(() => model.parameters().forEach((p) => void p.copy_(randn(p.shape, random).mul(0.5))))
    return model
  }
  const apart = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item()
  return {
    shortcut(inChannels: number, channels: number, stride: number) {
      const random = new Random(1)
      const way = impl.shortcut(inChannels, channels, stride, random)
      const x = randn([2, inChannels, 6, 6], random)
      return {
        shape: [...way.forward(x).shape],
        parameters: way.namedParameters().map(([, { shape }]) => [...shape]),
        norms: way.modules().filter((part) => part instanceof nn.BatchNorm2d).length,
        same: way.forward(x) === x || (inChannels === channels && stride === 1 && apart(way.forward(x), x) === 0),
      }
    },
    /** A new block, on single numbers. */
    first(x: number[]): NestedArray {
      const block = new impl.ResidualBlock(1, 1, 1, new Random(2))
      return block.forward(tensor(x, { shape: [1, 1, 1, x.length] })).flatten().toArray() // prettier-ignore
    },
    /** How far the block is from its definition, with parameters of which none is 0 or 1. */
    apart(inChannels: number, channels: number, stride: number) {
      const random = new Random(3)
      const block = shaken(new impl.ResidualBlock(inChannels, channels, stride, random), random)
      const x = randn([3, inChannels, 6, 6], random)
      const y = block.forward(x)
      const { conv1, norm1, conv2, norm2 } = block
      const [c1, c2] = [conv1.sliding, conv2.sliding]
      const inner = norm1.forward(x.conv2d(conv1.weight, c1)).relu()
      const change = norm2.forward(inner.conv2d(conv2.weight, c2))
      const wanted = change.add(block.shortcut.forward(x)).relu()
      return { apart: apart(y, wanted), shape: [...y.shape] }
    },
    /** The gradient of x, of a new block, for x above 0: the road lets it through as it is. */
    road(): number {
      const random = new Random(4)
      const block = new impl.ResidualBlock(2, 2, 1, random)
      const x = randn([2, 2, 4, 4], random).abs().add(0.1).detach()
      x.requiresGrad = true
      const slopes = randn(x.shape, random)
      return apart(grad(block.forward(x).mul(slopes).sum(), [x])[0], slopes)
    },
    /** Of a stage: the shape of its result, of its blocks those that change the shape, and how many there are. */
    stage(blocks: number, inChannels: number, channels: number, stride: number) {
      const random = new Random(5)
      const model = impl.stage(blocks, inChannels, channels, stride, random)
      const own = model.modules().filter((part) => part instanceof impl.ResidualBlock)
      return {
        shape: [...model.forward(randn([2, inChannels, 8, 8], random)).shape],
        blocks: own.length,
        projections: own.map((block) => block.shortcut.parameterCount() > 0),
      }
    },
    /** Trains on bars that lie or stand: the losses. */
    learned(): number[] {
      const random = new Random(6)
      const kinds = Array.from({ length: 16 }, (_, i) => i % 2)
      const pixels = kinds.flatMap((kind) =>
        Array.from({ length: 36 }, (_, at) => ((kind ? at : Math.floor(at / 6)) % 2) + 0.5 * random.normal()),
      )
      const [x, y] = [tensor(pixels, { shape: [16, 1, 6, 6] }), tensor(kinds, { dtype: 'int32' })]
      const model = new nn.Sequential(
        impl.stage(1, 1, 4, 1, random),
        impl.stage(2, 4, 4, 2, random),
        new nn.GlobalAveragePool(),
        new nn.Linear(4, 2, random),
      )
      const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.02 })
      return Array.from({ length: 15 }, () => {
        const loss = crossEntropy(model.forward(x), y)
        optimizer.zeroGrad()
        loss.backward()
        optimizer.step()
        return loss.item()
      })
    },
  }
}
