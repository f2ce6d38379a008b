import type { LayerNorms } from '../../kernels/fused-layer-norm.ts'
import type { Operand } from '../../kernels/kernels.ts'
import { sizeOf } from '../../shape/shape.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import type { Locate } from './locate.ts'

/** Layer norm: threads share the rows, and for the gradients of weight and bias the columns. */
export function layerNorms(runtime: Runtime, locate: Locate): LayerNorms {
  return {
    layerNorm: (x, w, b, epsilon, out, mean, scale) =>
      locate([x, w, b], [out, mean, scale], (atX, atW, atB, y, m, s) => {
        const { rows, n } = rowsOf(x, w)
        runtime.run('layerNorm', rows, grainOf(n), n, atX, atW, atB, epsilon, y, m, s)
      }),
    layerNormGradient: (g, x, w, mean, scale, dx, dw, db) =>
      locate([g, x, w, mean, scale], [dx, dw, db], (atG, atX, atW, m, s, toX, toW, toB) => {
        const { rows, n } = rowsOf(x, w)
        runtime.run('layerNormGradient', rows, grainOf(n), n, atG, atX, atW, m, s, toX)
        const columns = 4 * Math.ceil(grainOf(rows) / 4)
        runtime.run('layerNormSums', n, columns, rows, n, atG, atX, m, s, toW, toB)
      }),
  }
}

/** As many elements for a thread as elsewhere. */
const grainOf = (size: number): number => Math.ceil(CHEAP / size)

function rowsOf(x: Operand, w: Operand): { rows: number; n: number } {
  const n = sizeOf(w.layout.shape)
  return { rows: sizeOf(x.layout.shape) / n, n }
}
