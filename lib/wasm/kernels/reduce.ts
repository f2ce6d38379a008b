import type { Kernels } from '../../kernels/kernels.ts'
import { reference } from '../../kernels/reference/index.ts'
import { isContiguous } from '../../shape/layout.ts'
import { sizeOf } from '../../shape/shape.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import { memoryMap } from '../memory-map.ts'
import type { Addresses } from './operands.ts'
import { overOuter, walk } from './walk.ts'

/** The shortest part of a sum that is shared out. */
const PART = 32768

/** Sums and extremes over the last axes. */
export function reduceKernels(runtime: Runtime, at: Addresses): Partial<Kernels> {
  const { buffer } = runtime.arena.memory
  const parts = new Float64Array(buffer, memoryMap.parts, memoryMap.partsLength)

  const sum: Kernels['sum'] = (x, kept, out) => {
    const [from, to] = [at.readFloat32(x), at.writeFloat32(out)]
    if (from < 0 || to < 0) return reference.sum(x, kept, out)
    if (out.storage.length === 0) return
    const size = sizeOf(x.layout.shape)
    if (size === 0) return reference.fill(0, out)
    // All numbers, in order: the commonest sum need not look for axes.
    if (out.storage.length === 1 && isContiguous(x.layout)) return sumAll(from, size, to)
    const outputs = walk([x.layout], 0, kept)
    const inputs = walk([x.layout], kept)
    const [sizes, [strides]] = [inputs.sizes, inputs.strides]
    if (sizes.length > 2) return reference.sum(x, kept, out)
    const [n, step] = [sizes[0] ?? 1, strides[0] ?? 0]
    const [outer, stride] = [sizes[1] ?? 1, strides[1] ?? 0]
    const count = outputs.sizes[0] ?? 1
    const apart = outputs.strides[0][0] ?? 0
    const grain = 4 * Math.ceil(CHEAP / (n * outer) / 4)
    let o = 0
    overOuter(outputs, 1, ([start]) => {
      runtime.run('sum', count, grain, from + start, apart, outer, stride, n, step, to + o)
      o += 4 * count
    })
  }

  /** One sum; of many numbers in parts, however many threads there are. */
  const sumAll = (from: number, n: number, to: number): void => {
    if (n < 2 * PART) return runtime.run('sum', 1, 1, from, 0, 1, 0, n, 4, to)
    const size = Math.max(PART, 4 * Math.ceil(n / parts.length / 4))
    const count = Math.ceil(n / size)
    runtime.run('sumParts', count, 1, from, n, size, memoryMap.parts)
    let total = 0
    for (let i = 0; i < count; i++) total += parts[i]
    runtime.run('fill', 1, 1, total, to)
  }

  const extreme = (name: 'max' | 'min' | 'argmax' | 'argmin'): Kernels['max'] => {
    const kernel = name.startsWith('arg') ? 'argExtreme' : 'extreme'
    const sign = name.endsWith('max') ? 1 : -1
    return (x, kept, out) => {
      const [from, to] = [at.readFloat32(x), at.write(out)]
      const inputs = walk([x.layout], kept)
      if (from < 0 || to < 0 || inputs.sizes.length > 1)
        return reference[name](x, kept, out)
      if (out.storage.length === 0) return
      const [n, step] = [inputs.sizes[0] ?? 1, inputs.strides[0][0] ?? 0]
      const outputs = walk([x.layout], 0, kept)
      const size = outputs.sizes[0] ?? 1
      const apart = outputs.strides[0][0] ?? 0
      const grain = 4 * Math.ceil(CHEAP / n / 4)
      let o = 0
      overOuter(outputs, 1, ([start]) => {
        runtime.run(kernel, size, grain, from + start, apart, n, step, sign, to + o)
        o += 4 * size
      })
    }
  }

  const sumOfSquares: Kernels['sumOfSquares'] = (x, out) => {
    const from = isContiguous(x.layout) ? at.readFloat32(x) : -1
    if (from < 0) return reference.sumOfSquares(x, out)
    out.storage.write()[0] = runtime.wasm.sumOfSquares(sizeOf(x.layout.shape), from)
  }

  return {
    sum,
    sumOfSquares,
    max: extreme('max'),
    min: extreme('min'),
    argmax: extreme('argmax'),
    argmin: extreme('argmin'),
  }
}
