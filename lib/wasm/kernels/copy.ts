import type { Kernels } from '../../kernels/kernels.ts'
import { reference } from '../../kernels/reference/index.ts'
import { isContiguous } from '../../shape/layout.ts'
import { sizeOf } from '../../shape/shape.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import type { Addresses } from './operands.ts'
import { overOuter, walk } from './walk.ts'

/** Between any two layouts; a transposition goes block by block. Another dtype is left to the loops. */
export function copyKernel(runtime: Runtime, at: Addresses): Kernels['copy'] {
  return (x, out) => {
    const from = at.read(x)
    const to = at.write(out)
    const count = sizeOf(x.layout.shape)
    const { dtype } = out.storage
    if (
      to >= 0 &&
      x.storage.length === 1 &&
      dtype === 'float32' &&
      isContiguous(out.layout)
    )
      return runtime.run('fill', count, CHEAP, x.storage.read()[0], to)
    if (from < 0 || to < 0 || x.storage.dtype !== dtype) return reference.copy(x, out)
    if (count === 0) return
    if (isContiguous(x.layout) && isContiguous(out.layout))
      return runtime.run('copy', count, CHEAP, 1, from, 4, 4, to, 4, 4)
    const axes = walk([x.layout, out.layout])
    const { sizes, strides } = axes
    const [n, rows] = [sizes[0] ?? 1, sizes[1] ?? 1]
    const [rowX, rowY] = strides.map((s) => s[1] ?? 0)
    const [stepX, stepY] = strides.map((s) => s[0] ?? 4)
    const grain = 16 * Math.ceil(CHEAP / n / 16)
    overOuter(axes, 2, ([startX, startY]) =>
      runtime.run('copy', rows, grain, n, from + startX, rowX, stepX, to + startY, rowY, stepY),
    ) // prettier-ignore
  }
}

/** One value everywhere. */
export function fillKernel(runtime: Runtime, at: Addresses): Kernels['fill'] {
  return (value, out) => {
    const to = at.writeFloat32(out)
    if (to < 0 || !isContiguous(out.layout)) return reference.fill(value, out)
    runtime.run('fill', sizeOf(out.layout.shape), CHEAP, value, to)
  }
}
