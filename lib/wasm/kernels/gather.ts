import type { Kernels, Operand } from '../../kernels/kernels.ts'
import { reference } from '../../kernels/reference/index.ts'
import { isContiguous } from '../../shape/layout.ts'
import { sizeOf } from '../../shape/shape.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import type { Addresses } from './operands.ts'
import { walk } from './walk.ts'

/** Whole rows that an index picks, and single elements along the last axis. */
export function gatherKernels(runtime: Runtime, at: Addresses): Partial<Kernels> {
  const gather: Kernels['gather'] = (x, index, axis, out) => {
    const from = at.readFloat32(x)
    const numbers = at.read(index)
    const to = at.writeFloat32(out)
    const lie = from < 0 || numbers < 0 || to < 0 ? undefined : alongLast(x, index, axis)
    if (lie !== undefined) {
      const { rows, n, rowX, rowIndex, stepIndex } = lie
      const stepX = 4 * x.layout.strides[axis]
      const grain = Math.ceil(CHEAP / n)
      return runtime.run('gatherElements', rows, grain, n, from, rowX, stepX, numbers, rowIndex, stepIndex, to) // prettier-ignore
    }
    const length = byRows(x, index, axis)
    if (from < 0 || numbers < 0 || to < 0 || length < 0)
      return reference.gather(x, index, axis, out)
    const { shape, strides } = index.layout
    const grain = Math.ceil(CHEAP / length)
    runtime.run('gatherRows', shape[0], grain, length, from, numbers, 4 * strides[0], to)
  }

  const scatterAdd: Kernels['scatterAdd'] = (x, index, axis, out) => {
    const from = at.readFloat32(x)
    const numbers = at.read(index)
    const to = at.writeFloat32(out)
    const known = from >= 0 && numbers >= 0 && to >= 0
    const { shape, strides } = index.layout
    const lie = known ? alongLast(x, index, axis) : undefined
    if (lie !== undefined && fits(shape, out.layout.shape)) {
      const { rows, n, rowX, rowIndex, stepIndex } = lie
      const [stepX, rowY] = [4 * x.layout.strides[axis], 4 * (out.layout.shape[axis] ?? 1)]
      const grain = Math.ceil(CHEAP / n)
      return runtime.run('scatterAddElements', rows, grain, n, from, rowX, stepX, numbers, rowIndex, stepIndex, to, rowY) // prettier-ignore
    }
    const length = byRows(x, index, axis)
    if (!known || length < 0 || length !== sizeOf(out.layout.shape.slice(1)))
      return reference.scatterAdd(x, index, axis, out)
    const grain = 4 * Math.ceil(CHEAP / shape[0] / 4)
    runtime.run('scatterAddRows', length, grain, shape[0], length, from, numbers, 4 * strides[0], to) // prettier-ignore
  }

  return { gather, scatterAdd }
}

/** All axes but the last are the same. */
const fits = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((size, axis) => axis === a.length - 1 || size === b[axis])

/** Looking along the last axis, when all axes before it can be walked as one. */
function alongLast(x: Operand, index: Operand, axis: number) {
  const { shape } = index.layout
  if (axis !== shape.length - 1 || !fits(shape, x.layout.shape)) return undefined
  const { sizes, strides } = walk([index.layout, x.layout], 0, axis)
  if (sizes.length > 1 || sizeOf(shape) === 0) return undefined
  const [[rowIndex = 0], [rowX = 0]] = strides
  const stepIndex = 4 * index.layout.strides[axis]
  return { rows: sizes[0] ?? 1, n: shape[axis], rowX, rowIndex, stepIndex }
}

/**
 * The length of whole rows picked by one index each, as indexSelect does: the index repeats
 * along all axes but the first. −1 when it is not so.
 */
function byRows(x: Operand, index: Operand, axis: number): number {
  const { shape, strides } = index.layout
  const repeats = strides.every((stride, i) => i === 0 || stride === 0 || shape[i] === 1)
  const whole = shape.every((size, i) => i === 0 || size === x.layout.shape[i])
  return axis === 0 && repeats && whole && isContiguous(x.layout)
    ? sizeOf(x.layout.shape.slice(1))
    : -1
}
