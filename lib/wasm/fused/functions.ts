import {
  gradientNames,
  isRowName,
  rowNames,
  type ForwardKernel,
  type Fused,
  type GradientKernel,
  type GradientName,
  type RowName,
} from '../../kernels/fused.ts'
import type { Operand } from '../../kernels/kernels.ts'
import { sizeOf } from '../../shape/shape.ts'
import { COSTLY, grainOf } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import type { Locate } from './locate.ts'

/** y = f(x) and its gradient, element by element and along rows: those that the module has. */
export function functions(runtime: Runtime, locate: Locate): Fused {
  const row =
    (name: RowName): ForwardKernel =>
    (x, out) =>
      locate([x], [out], (from, to) => {
        const { rows, n, grain } = rowsOf(x)
        runtime.run(name, rows, grain, n, from, to)
      })

  const rowGradient =
    (name: RowName): GradientKernel =>
    (g, x, y, out) =>
      locate([g, x, y], [out], (slope, from, value, to) => {
        const { rows, n, grain } = rowsOf(x)
        runtime.run(`${name}Gradient`, rows, grain, n, slope, from, value, to)
      })

  const gelu: ForwardKernel = (x, out) =>
    locate([x], [out], (from, to) =>
      runtime.run('gelu', sizeOf(x.layout.shape), COSTLY, from, to),
    )

  const gradient = (name: Exclude<GradientName, RowName>): GradientKernel => {
    const kernel = `${name}Gradient` as const
    const grain = grainOf(kernel)
    return (g, x, y, out) =>
      locate([g, x, y], [out], (slope, from, value, to) =>
        runtime.run(kernel, sizeOf(out.layout.shape), grain, slope, from, value, to),
      )
  }

  const offered = gradientNames.filter((name) => `${name}Gradient` in runtime.wasm)
  return {
    gelu,
    ...Object.fromEntries(rowNames.map((name) => [name, row(name)])),
    ...Object.fromEntries(
      offered.map((name) => [
        `${name}Gradient`,
        isRowName(name) ? rowGradient(name) : gradient(name),
      ]),
    ),
  }
}

/** The rows along the last axis. A thread takes about as many elements as elsewhere. */
function rowsOf({ layout: { shape } }: Operand): {
  rows: number
  n: number
  grain: number
} {
  const n = shape[shape.length - 1]
  const grain = Math.ceil(COSTLY / Math.max(1, n))
  return { rows: sizeOf(shape.slice(0, -1)), n, grain }
}
