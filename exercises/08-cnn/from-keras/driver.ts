import { arange, Random, randn } from 'chalkgrad'
import type { NestedArray } from 'chalkgrad'

/** Runs where the learner's file runs: tensors in, nested lists out. */
export function drive(impl: typeof import('./from-keras.ts')) {
  const count = (shape: number[]) => arange(shape.reduce((product, size) => product * size, 1)).reshape(shape)
  return {
    pictures(shape: number[]): NestedArray {
      return impl.pictures(count(shape)).toArray()
    },
    convWeight(shape: number[]): NestedArray {
      return impl.convWeight(count(shape)).toArray()
    },
    denseWeight(shape: [number, number, number], outputs: number): NestedArray {
      return impl.denseWeight(count([shape[0] * shape[1] * shape[2], outputs]), shape).toArray()
    },
    /** The kernel arrives as a view: transposed in memory. */
    transposed(shape: [number, number, number], outputs: number): NestedArray {
      return impl.denseWeight(count([outputs, shape[0] * shape[1] * shape[2]]).transpose(), shape).toArray()
    },
    /** A whole small network, computed as Keras does and with the learner's tensors: the largest difference. */
    difference(): number {
      const random = new Random(3)
      const [x, kernel] = [randn([2, 5, 6, 3], random), randn([2, 3, 3, 4], random)]
      const dense = randn([4 * 4 * 4, 7], random)
      // Channels last, by the definition: shifted pictures times one slice of the kernel each.
      let map = x.slice(1, 0, 4).slice(2, 0, 4).matmul(kernel.select(0, 0).select(0, 0)).mul(0)
      for (let u = 0; u < 2; u++)
        for (let v = 0; v < 3; v++)
          map = map.add(
            x
              .slice(1, u, u + 4)
              .slice(2, v, v + 4)
              .matmul(kernel.select(0, u).select(0, v)),
          )
      const there = map.relu().reshape([2, -1]).matmul(dense)
      const here = impl
        .pictures(x)
        .conv2d(impl.convWeight(kernel))
        .relu()
        .flatten(1)
        .matmul(impl.denseWeight(dense, [4, 4, 4]).transpose())
      return here.sub(there).abs().max().item()
    },
  }
}
