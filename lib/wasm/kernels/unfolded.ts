import type { Kernels } from '../../kernels/kernels.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import { borrow } from './borrow.ts'
import { matricesOf } from './matrices.ts'
import { packedProducts } from './packed.ts'
import { withPatches, type Patches } from './patches.ts'
import { filterSize, type Products, type Slide } from './slide.ts'

/** So many numbers of columns lie in memory at a time: 2 MiB, which a cache holds. */
const MOST = 2 ** 19

/**
 * The products of a convolution by a matrix product that wants its columns in memory, such
 * as that of a BLAS library: those of some pictures at a time. What is too small for it, in
 * groups, or a picture too large, is left to the packed products.
 */
export function unfoldedProducts(runtime: Runtime, matmul: Kernels['matmul']): Products {
  const packed = packedProducts(runtime)
  const matrix = matricesOf(runtime)

  const unfold = (
    { channels, places, ...slide }: Slide,
    { address, plane, taps, down, step }: Patches,
    first: number,
    count: number,
    to: number,
    batchY: number,
    rowY: number,
  ): void => {
    const k = filterSize({ channels, places, ...slide })
    const batch = channels * plane
    const grain = Math.ceil(CHEAP / (places[0] * places[1]))
    runtime.run('unfold', count * k, grain, k, taps, address + first * batch, batch, down, step, places[1], places[0], to, batchY, rowY) // prettier-ignore
  }

  /** How many pictures at a time; 0 when that is better left to the packed products. */
  const chunkOf = (slide: Slide): number => {
    const { batch, groups, outChannels, places } = slide
    const k = filterSize(slide)
    const columns = k * places[0] * places[1]
    if (groups > 1 || columns > MOST || Math.min(k, outChannels) < 8) return 0
    return Math.min(batch, Math.floor(MOST / columns))
  }

  return {
    forward(slide, w, y, bias) {
      const [{ batch, outChannels: m }, k] = [slide, filterSize(slide)]
      const chunk = chunkOf(slide)
      if (chunk === 0) return packed.forward(slide, w, y, bias)
      const places = slide.places[0] * slide.places[1]
      return withPatches(runtime, slide, (at) =>
        borrow(runtime, 'float32', chunk * k * places, (columns) => {
          for (let n = 0; n < batch; n += chunk) {
            const count = Math.min(chunk, batch - n)
            const to = y + 4 * n * m * places
            unfold(slide, at, n, count, columns, 4 * k * places, 4 * places)
            matmul(
              matrix(w, [count, m, k], [0, k, 1]),
              matrix(columns, [count, k, places], [k * places, places, 1]),
              matrix(to, [count, m, places], [m * places, places, 1]),
            )
            for (let i = 0; bias && i < count; i++) {
              const picture = to + 4 * i * m * places
              runtime.run('add', m * places, CHEAP, places, picture, 4 * places, 4, bias, 4, 0, picture) // prettier-ignore
            }
          }
          return true
        }),
      )
    },

    /** All pictures of a chunk side by side: one product, whose sum runs over all their places. */
    weight(slide, g, w) {
      const [{ batch, outChannels: m }, k] = [slide, filterSize(slide)]
      const chunk = chunkOf(slide)
      if (chunk === 0) return packed.weight(slide, g, w)
      const places = slide.places[0] * slide.places[1]
      const side = chunk * places
      return withPatches(runtime, slide, (at) =>
        borrow(runtime, 'float32', side * k + side * m + m * k, (columns) => {
          const [slopes, part] = [columns + 4 * side * k, columns + 4 * side * (k + m)]
          for (let n = 0; n < batch; n += chunk) {
            const count = Math.min(chunk, batch - n)
            unfold(slide, at, n, count, columns, 4 * places, 4 * side)
            for (let i = 0; i < count; i++)
            runtime.run('copy', m, 16 * Math.ceil(CHEAP / places / 16), places, g + 4 * (n + i) * m * places, 4 * places, 4, slopes + 4 * i * places, 4 * side, 4) // prettier-ignore
            matmul(
              matrix(slopes, [1, m, count * places], [0, side, 1]),
              matrix(columns, [1, count * places, k], [0, 1, side]),
              matrix(n === 0 ? w : part, [1, m, k], [0, k, 1]),
            )
            if (n > 0) runtime.run('add', m * k, CHEAP, m * k, w, 0, 4, part, 0, 4, w)
          }
          return true
        }),
      )
    },
  }
}
