import { ArgumentError } from '../src/errors.ts'
import type { DeviceBuffer } from '../src/memory.ts'
import type { Stream } from '../src/stream.ts'
import { pieces, type Kernels } from './kernels.ts'

/** The versions of the matrix product, slowest first. */
export const matmulVersions = ['naive', 'coalesced', 'shared', 'register', 'vector', 'warp', 'tf32'] as const
export type MatmulVersion = (typeof matmulVersions)[number]

/** out (m, n) = a (m, k) · b (k, n), rows one after the other. */
export interface MatmulSizes {
  m: number
  n: number
  k: number
}

interface Shape {
  /** sides of the tile of C that a block computes: columns, rows */
  tile: [number, number]
  threads: number | [number, number]
  /** the first tile is that of rows, not of columns */
  rowsFirst?: boolean
  shared?: number
  /** what the sizes must be multiples of */
  multiples?: MatmulSizes
}

const fours = { m: 1, n: 4, k: 4 }
const shapes: Record<MatmulVersion, Shape> = {
  naive: { tile: [32, 32], threads: [32, 32], rowsFirst: true },
  coalesced: { tile: [32, 32], threads: [32, 32] },
  shared: { tile: [32, 32], threads: [32, 32] },
  register: { tile: [128, 128], threads: 256 },
  vector: { tile: [128, 128], threads: 256, multiples: fours },
  warp: { tile: [128, 128], threads: 256, multiples: fours },
  // Three stages of a tile (128, 32 + 4) and a tile (32, 128 + 8).
  tf32: {
    tile: [128, 128],
    threads: 128,
    shared: 3 * 4 * (128 * 36 + 32 * 136),
    multiples: { m: 16, n: 16, k: 4 },
  },
}

/** Can this version multiply matrices of these sizes? */
export function fits(version: MatmulVersion, { m, n, k }: MatmulSizes): boolean {
  const { multiples = { m: 1, n: 1, k: 1 } } = shapes[version]
  return m % multiples.m === 0 && n % multiples.n === 0 && k % multiples.k === 0
}

/** Queues out = a · b with one of the versions. */
export function matmul(
  kernels: Kernels,
  version: MatmulVersion,
  [a, b, out]: readonly [a: DeviceBuffer, b: DeviceBuffer, out: DeviceBuffer],
  sizes: MatmulSizes,
  stream?: Stream,
): void {
  const { m, n, k } = sizes
  const { tile, threads, rowsFirst = false, shared = 0, multiples } = shapes[version]
  if (!fits(version, sizes))
    throw new ArgumentError(
      `matmul_${version}: (${m}, ${k}) × (${k}, ${n}): m, n and k must be multiples of ${multiples?.m}, ${multiples?.n} and ${multiples?.k}`,
    )
  const across = pieces(n, tile[0])
  const down = pieces(m, tile[1])
  kernels
    .get(`matmul_${version}`)
    .launch({ grid: rowsFirst ? [down, across] : [across, down], block: threads, shared, stream }, [a, b, out, m, n, k])
}
