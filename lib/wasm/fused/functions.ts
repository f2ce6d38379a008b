import type { ForwardKernel, Fused, GradientKernel } from '../../kernels/fused.ts'
import type { Operand } from '../../kernels/kernels.ts'
import { sizeOf } from '../../shape/shape.ts'
import { CHEAP, COSTLY } from '../grain.ts'
import type { Machine } from '../machine.ts'
import { rowNames, slopes, type RowName, type SlopeName } from './exports.ts'
import type { Locate } from './locate.ts'

/** y = f(x) and its gradient, element by element and along rows. */
export function functions(machine: Machine, locate: Locate): Fused {
  const row =
    (name: RowName): ForwardKernel =>
    (x, out) =>
      locate([x], [out], (from, to) => {
        const { rows, n, grain } = rowsOf(x)
        machine.run(name, rows, grain, n, from, to)
      })

  const rowGradient =
    (name: RowName): GradientKernel =>
    (g, x, y, out) =>
      locate([g, x, y], [out], (slope, from, value, to) => {
        const { rows, n, grain } = rowsOf(x)
        machine.run(`${name}Gradient`, rows, grain, n, slope, from, value, to)
      })

  const gelu: ForwardKernel = (x, out) =>
    locate([x], [out], (from, to) =>
      machine.run('gelu', sizeOf(x.layout.shape), COSTLY, from, to),
    )

  const gradient = (name: SlopeName): GradientKernel => {
    const grain = name === 'softplus' || name === 'gelu' ? COSTLY : CHEAP
    return (g, x, y, out) =>
      locate([g, slopes[name] === 'x' ? x : y], [out], (slope, from, to) =>
        machine.run(`${name}Gradient`, sizeOf(out.layout.shape), grain, slope, from, to),
      )
  }

  const made = <Name extends string>(
    names: readonly Name[],
    make: (name: Name) => GradientKernel,
  ): Fused => Object.fromEntries(names.map((name) => [`${name}Gradient`, make(name)]))

  return {
    softmax: row('softmax'),
    logSoftmax: row('logSoftmax'),
    logSumExp: row('logSumExp'),
    gelu,
    ...made(rowNames, rowGradient),
    ...made(Object.keys(slopes) as SlopeName[], gradient),
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
