import type { Kernels } from '../../kernels/kernels.ts'
import { reference } from '../../kernels/reference/index.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import type { Addresses } from './operands.ts'
import { rows } from './walk.ts'

/** A choice by a condition of float32 or int32. */
export function whereKernel(runtime: Runtime, at: Addresses): Kernels['where'] {
  return (condition, a, b, out) => {
    const c = at.read(condition)
    const [left, right, to] = [
      at.readFloat32OrCell(a, 0),
      at.readFloat32OrCell(b, 1),
      at.writeFloat32(out),
    ]
    if (c < 0 || left < 0 || right < 0 || to < 0)
      return reference.where(condition, a, b, out)
    if (out.storage.length === 0) return
    const whole = condition.storage.dtype === 'int32' ? 1 : 0
    rows([condition.layout, a.layout, b.layout], (size, n, start, row, step, o) =>
      runtime.run(
        'where', size, CHEAP, n, whole, c + start[0], row[0], step[0],
        left + start[1], row[1], step[1], right + start[2], row[2], step[2], to + 4 * o,
      ),
    ) // prettier-ignore
  }
}
