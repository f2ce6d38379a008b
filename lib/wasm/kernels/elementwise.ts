import type {
  BinaryKernel,
  BinaryName,
  Kernels,
  UnaryKernel,
  UnaryName,
} from '../../kernels/kernels.ts'
import { binaryNames, unaryNames } from '../../kernels/reference/elementwise.ts'
import { reference } from '../../kernels/reference/index.ts'
import { isContiguous, type Layout } from '../../shape/layout.ts'
import { HostMemory } from '../../storage/memory.ts'
import { Storage } from '../../storage/storage.ts'
import { CHEAP, grainOf } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import { isOneNumber, type Addresses } from './operands.ts'
import { rows } from './walk.ts'

/** out[i] = f(x[i]) and out[i] = f(a[i], b[i]): those that the module has, and powers. */
export function elementwise(
  runtime: Runtime,
  at: Addresses,
  copy: Kernels['copy'],
): Partial<Kernels> {
  const unary = (name: UnaryName): UnaryKernel => {
    const slow = reference[name]
    const grain = grainOf(name)
    return (x, out) => {
      let from = at.readFloat32(x)
      const to = at.writeFloat32(out)
      if (from < 0 || to < 0) return slow(x, out)
      if (!isContiguous(x.layout)) {
        copy(x, out)
        from = to
      }
      runtime.run(name, out.storage.length, grain, from, to)
    }
  }

  const binary = (name: BinaryName): BinaryKernel => {
    const slow = reference[name]
    const kernel: BinaryKernel = (a, b, out) => {
      const left = at.readFloat32OrCell(a, 0)
      const right = at.readFloat32OrCell(b, 1)
      const to = at.writeFloat32(out)
      if (left < 0 || right < 0 || to < 0) return slow(a, b, out)
      const n = out.storage.length
      const [wholeA, wholeB] = [isContiguous(a.layout), isContiguous(b.layout)]
      if ((wholeA || isOneNumber(a)) && (wholeB || isOneNumber(b))) {
        const [stepA, stepB] = [wholeA ? 4 : 0, wholeB ? 4 : 0]
        return runtime.run(name, n, CHEAP, n, left, 0, stepA, right, 0, stepB, to)
      }
      if (n === 0) return
      // An operand that lies across is brought in order first: block by block that is quick.
      const apart = a.storage !== out.storage && b.storage !== out.storage
      if (apart && isTurned(a.layout)) {
        copy(a, out)
        return kernel(out, b, out)
      }
      if (apart && isTurned(b.layout)) {
        copy(b, out)
        return kernel(a, out, out)
      }
      rows([a.layout, b.layout], (size, n, [startA, startB], [rowA, rowB], [stepA, stepB], o) =>
        runtime.run(name, size, CHEAP, n, left + startA, rowA, stepA, right + startB, rowB, stepB, to + 4 * o),
      ) // prettier-ignore
    }
    return kernel
  }

  const square = unary('square')
  const divide = binary('div')
  const one = new Storage(new HostMemory(Float32Array.of(1)), 'float32', 'a number')
  /** Squares and reciprocals by the operations that they are; other powers by the loops. */
  const pow: BinaryKernel = (a, b, out) => {
    const exponent = isOneNumber(b) ? b.storage.read()[b.layout.offset] : NaN
    const { shape } = out.layout
    if (exponent === 2) square(a, out)
    else if (exponent === 1) copy(a, out)
    else if (exponent === -1 && a.storage.dtype === 'float32')
      divide(
        { storage: one, layout: { shape, strides: shape.map(() => 0), offset: 0 } },
        a,
        out,
      )
    else reference.pow(a, b, out)
  }

  const ofModule = <Name extends string>(names: readonly Name[]): Name[] =>
    names.filter((name) => name in runtime.wasm)
  return {
    ...Object.fromEntries(ofModule(unaryNames).map((name) => [name, unary(name)])),
    ...Object.fromEntries(ofModule(binaryNames).map((name) => [name, binary(name)])),
    pow,
  }
}

/** Is it far from one number to the next along the last axis? */
function isTurned({ shape, strides }: Layout): boolean {
  let axis = shape.length - 1
  while (axis >= 0 && shape[axis] === 1) axis--
  return axis >= 0 && strides[axis] > 1
}
