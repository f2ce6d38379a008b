import type { Kernels } from '../../kernels/kernels.ts'
import { reference } from '../../kernels/reference/index.ts'
import { matmul as tiled } from '../../kernels/tiled/matmul.ts'
import type { Runtime } from '../runtime.ts'
import type { Addresses } from './operands.ts'

/** The tile that the compiled kernel computes, and the most rows of A that it packs at a time. */
const ROWS = 4
const COLUMNS = 8
const HEIGHT = 96

/** So many products take a thread about 8 µs; fewer are not worth sharing. */
const SHARE = 2 ** 17
/** No more parts than this: a part packs its rows of A for itself. */
const PARTS = 16

/** The matrix product, with factors of any strides. */
export function matmulKernel(runtime: Runtime, at: Addresses): Kernels['matmul'] {
  const { wasm } = runtime
  return (a, b, out) => {
    const [left, right, to] = [at.readFloat32(a), at.readFloat32(b), at.writeFloat32(out)]
    if (left < 0 || right < 0 || to < 0) return tiled(a, b, out)
    let [batch, m] = out.layout.shape
    const n = out.layout.shape[2]
    const k = a.layout.shape[2]
    if (k === 0) return reference.fill(0, out)
    const [batchA, rowA, stepA] = inBytes(a.layout.strides)
    const [batchB, stepB, columnB] = inBytes(b.layout.strides)
    // One matrix on the right of all: their rows, one after the other, are a single matrix.
    if (batchB === 0 && batchA === m * rowA) [batch, m] = [1, batch * m]
    const products = m * n * k
    if (runtime.threads === undefined || batch >= PARTS || products < 2 * SHARE) {
      // Whole matrices, each by one thread.
      const grain = Math.ceil(SHARE / products)
      return runtime.run('matmul', batch, grain, m, n, k, left, batchA, rowA, stepA, right, batchB, stepB, columnB, to) // prettier-ignore
    }
    for (let i = 0; i < batch; i++)
      shared(m, n, k, left + i * batchA, rowA, stepA, right + i * batchB, stepB, columnB, to + 4 * i * m * n) // prettier-ignore
  }

  /**
   * One large matrix by all threads: for each block they first pack B together, then each
   * computes parts of C. The blocks are those of the compiled 'matmul', so that the sums
   * are added up in the same order.
   */
  function shared(
    m: number,
    n: number,
    k: number,
    a: number,
    rowA: number,
    stepA: number,
    b: number,
    stepB: number,
    columnB: number,
    c: number,
  ): void {
    const packedB = wasm.matmulPackedB()
    const [depth, width] = [wasm.matmulDepth(k), wasm.matmulWidth(n)]
    for (let n0 = 0; n0 < n; n0 += width) {
      const columns = Math.min(width, n - n0)
      for (let k0 = 0; k0 < k; k0 += depth) {
        const live = Math.min(depth, k - k0)
        const panels = Math.ceil(columns / COLUMNS)
        const { height, span, count } = parts(m, columns, live)
        runtime.run('packColumns', panels, 8, columns, live, b + k0 * stepB + n0 * columnB, stepB, columnB, packedB) // prettier-ignore
        runtime.run('multiply', count, 1, m, height, columns, span, live, a + k0 * stepA, rowA, stepA, packedB, c + 4 * n0, 4 * n, k0 > 0 ? 1 : 0) // prettier-ignore
      }
    }
  }
}

const inBytes = (strides: readonly number[]): number[] =>
  strides.map((stride) => 4 * stride)

/** Parts of C worth a thread's while: rows of tiles as long as there are enough, else columns, too. */
function parts(
  m: number,
  columns: number,
  depth: number,
): { height: number; span: number; count: number } {
  const wanted = Math.max(1, Math.min(PARTS, Math.floor((m * columns * depth) / SHARE)))
  const down = Math.ceil(m / ROWS)
  const height = Math.min(HEIGHT, ROWS * Math.ceil(down / wanted))
  const rows = Math.ceil(m / height)
  const across = Math.ceil(wanted / rows)
  const span = COLUMNS * Math.ceil(columns / COLUMNS / across)
  return { height, span, count: rows * Math.ceil(columns / span) }
}
