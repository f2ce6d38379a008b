import type { Kernels } from '../../kernels/kernels.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import { borrow } from './borrow.ts'
import { matricesOf } from './matrices.ts'
import type { Products, Slide } from './slide.ts'

/** So many transformed numbers lie in memory at a time: 1 MiB, which a cache holds. */
const MOST = 2 ** 18
/** With fewer channels than this, transforms cost more than products are saved. */
const LEAST = 8
/** A tile of 2 × 2 results has 16 products, and so there are 16 matrices. */
const MATRICES = 16
/**
 * Numbers between two matrices: where these are a power of two apart, all sixteen would want the
 * same few places in the cache.
 */
const GAP = 16
/** So many filters a thread transforms at a time. */
const FILTERS = 256

/**
 * The products of a convolution with filters of 3 × 3 that move cell by cell, by Winograd's
 * 16 products for 36: pictures and filters are transformed, 16 matrix products add up the
 * channels, and the results are transformed back (assembly/winograd.ts). All other
 * convolutions are made by `otherwise`.
 */
export function winogradProducts(
  runtime: Runtime,
  matmul: Kernels['matmul'],
  otherwise: Products,
): Products {
  const matrix = matricesOf(runtime)

  /** Of some pictures, transformed: (16, channels, wide), `apart` numbers from one to the next. */
  const transform = (slide: Slide, n: number, count: number, to: number): number => {
    const { channels, places, pictures } = slide
    const { address, size, before } = pictures
    const [down, across] = tilesOf(places)
    const wide = count * down * across
    const apart = channels * wide + GAP
    const from = address + 4 * n * channels * size[0] * size[1]
    runtime.run('winogradPictures', count * channels, grainOf(size), channels, from, ...size, ...before, down, across, to, 4 * apart, 4 * wide, 4 * down * across) // prettier-ignore
    return apart
  }

  return {
    forward(slide, w, y, bias) {
      const { batch, channels, outChannels: m, places } = slide
      const chunk = chunkOf(slide)
      if (chunk === 0) return otherwise.forward(slide, w, y, bias)
      const [filters, cells, tiles] = [
        m * channels,
        places[0] * places[1],
        tileCount(places),
      ]
      const u = MATRICES * filters
      const v = MATRICES * (chunk * tiles * channels + GAP)
      const length = u + v + MATRICES * chunk * tiles * m
      return borrow(runtime, 'float32', length, (atU) => {
        const [atV, products] = [atU + 4 * u, atU + 4 * (u + v)]
        runtime.run('winogradFilters', filters, FILTERS, w, atU, 4 * filters)
        for (let n = 0; n < batch; n += chunk) {
          const count = Math.min(chunk, batch - n)
          const wide = count * tiles
          const apart = transform(slide, n, count, atV)
          matmul(
            matrix(atU, [MATRICES, m, channels], [filters, channels, 1]),
            matrix(atV, [MATRICES, channels, wide], [apart, wide, 1]),
            matrix(products, [MATRICES, m, wide], [m * wide, wide, 1]),
          )
          runtime.run('winogradResults', count * m, grainOf(places), m, products, 4 * m * wide, 4 * wide, 4 * tiles, ...places, y + 4 * n * m * cells, bias) // prettier-ignore
        }
        return true
      })
    },

    weight(slide, g, w) {
      const { batch, channels, outChannels: m, places } = slide
      const chunk = chunkOf(slide)
      if (chunk === 0) return otherwise.weight(slide, g, w)
      const [filters, cells, tiles] = [
        m * channels,
        places[0] * places[1],
        tileCount(places),
      ]
      const u = MATRICES * filters
      const v = MATRICES * (chunk * tiles * channels + GAP)
      const length = 2 * u + v + MATRICES * (chunk * tiles * m + GAP)
      return borrow(runtime, 'float32', length, (sum) => {
        const [part, atV, slopes] = [sum + 4 * u, sum + 8 * u, sum + 4 * (2 * u + v)]
        for (let n = 0; n < batch; n += chunk) {
          const count = Math.min(chunk, batch - n)
          const wide = count * tiles
          const apart = transform(slide, n, count, atV)
          const apartG = m * wide + GAP
          runtime.run('winogradSlopes', count * m, grainOf(places), m, g + 4 * n * m * cells, ...places, slopes, 4 * apartG, 4 * wide, 4 * tiles) // prettier-ignore
          matmul(
            matrix(slopes, [MATRICES, m, wide], [apartG, wide, 1]),
            matrix(atV, [MATRICES, wide, channels], [apart, 1, wide]),
            matrix(n === 0 ? sum : part, [MATRICES, m, channels], [filters, channels, 1]),
          )
          if (n > 0) runtime.run('add', u, CHEAP, u, sum, 0, 4, part, 0, 4, sum)
        }
        runtime.run('winogradFiltersGradient', filters, FILTERS, sum, 4 * filters, w)
        return true
      })
    },
  }
}

/** Rows and columns of tiles. */
function tilesOf(places: readonly number[]): number[] {
  return places.map((size) => Math.ceil(size / 2))
}

function tileCount(places: readonly number[]): number {
  const [down, across] = tilesOf(places)
  return down * across
}

/** Planes that a thread transforms at a time; every cell is in four matrices or more. */
function grainOf([rows, columns]: readonly number[]): number {
  return Math.ceil(CHEAP / (4 * rows * columns))
}

/** How many pictures at a time; 0 when Winograd is not for this convolution. */
function chunkOf(slide: Slide): number {
  const { batch, channels, outChannels, groups, rows, columns, stride, places } = slide
  const sideBySide = [rows, columns].every(
    (offsets) => offsets.length === 3 && offsets.every((offset, i) => offset === i),
  )
  if (!sideBySide || groups > 1 || stride[0] > 1 || stride[1] > 1) return 0
  if (Math.min(channels, outChannels) < LEAST) return 0
  const numbers = MATRICES * tileCount(places) * (channels + outChannels)
  return Math.min(batch, Math.floor(MOST / numbers))
}
