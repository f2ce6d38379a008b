import type {
  BinaryKernel,
  BinaryName,
  Kernels,
  Operand,
  UnaryKernel,
  UnaryName,
} from '../../kernels/kernels.ts'
import { reference } from '../../kernels/reference/index.ts'
import { isContiguous, type Layout } from '../../shape/layout.ts'
import { sizeOf } from '../../shape/shape.ts'
import { HostMemory } from '../../storage/memory.ts'
import { Storage } from '../../storage/storage.ts'
import { CHEAP, COSTLY } from '../grain.ts'
import type { Machine } from '../machine.ts'
import { overOuter, walk, type Addresses } from './operands.ts'

// prettier-ignore
const unaryNames = [
  'neg', 'abs', 'sign', 'square', 'sqrt', 'exp', 'log', 'tanh', 'sigmoid', 'relu', 'softplus',
] as const
const costly: readonly UnaryName[] = ['exp', 'log', 'tanh', 'sigmoid', 'softplus']
// prettier-ignore
const binaryNames = [
  'add', 'sub', 'mul', 'div', 'maximum', 'minimum',
  'equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual',
] as const

/** out[i] = f(x[i]) and out[i] = f(a[i], b[i]). */
export function elementwise(
  machine: Machine,
  at: Addresses,
  copy: Kernels['copy'],
): Partial<Kernels> {
  const unary = (name: (typeof unaryNames)[number]): UnaryKernel => {
    const slow = reference[name]
    const grain = costly.includes(name) ? COSTLY : CHEAP
    return (x, out) => {
      let from = at.readFloat32(x)
      const to = at.writeFloat32(out)
      if (from < 0 || to < 0) return slow(x, out)
      if (!isContiguous(x.layout)) {
        copy(x, out)
        from = to
      }
      machine.run(name, out.storage.length, grain, from, to)
    }
  }

  const binary = (name: (typeof binaryNames)[number]): BinaryKernel => {
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
        return machine.run(name, n, CHEAP, n, left, 0, stepA, right, 0, stepB, to)
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
        machine.run(name, size, CHEAP, n, left + startA, rowA, stepA, right + startB, rowB, stepB, to + 4 * o),
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

  const where: Kernels['where'] = (condition, a, b, out) => {
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
      machine.run(
        'where', size, CHEAP, n, whole, c + start[0], row[0], step[0],
        left + start[1], row[1], step[1], right + start[2], row[2], step[2], to + 4 * o,
      ),
    ) // prettier-ignore
  }

  const fill: Kernels['fill'] = (value, out) => {
    const to = at.writeFloat32(out)
    if (to < 0 || !isContiguous(out.layout)) return reference.fill(value, out)
    machine.run('fill', sizeOf(out.layout.shape), CHEAP, value, to)
  }

  return {
    ...mapNames(unaryNames, unary),
    ...mapNames(binaryNames, binary),
    pow,
    where,
    fill,
  }
}

const isOneNumber = ({ storage, layout }: Operand): boolean =>
  storage.length === 1 || layout.strides.every((stride) => stride === 0)

/** Is it far from one number to the next along the last axis? */
function isTurned({ shape, strides }: Layout): boolean {
  let axis = shape.length - 1
  while (axis >= 0 && shape[axis] === 1) axis--
  return axis >= 0 && strides[axis] > 1
}

/**
 * Cuts operands of one shape into blocks of `size` elements, each rows of n: for each
 * operand where the block starts, and how far it is to the next row and the next element.
 * `o` counts the elements before the block.
 */
function rows(
  layouts: readonly Layout[],
  run: (
    size: number,
    n: number,
    start: readonly number[],
    row: readonly number[],
    step: readonly number[],
    o: number,
  ) => void,
): void {
  const axes = walk(layouts)
  const { sizes, strides } = axes
  const n = sizes[0] ?? 1
  const size = n * (sizes[1] ?? 1)
  const row = strides.map((s) => s[1] ?? 0)
  const step = strides.map((s) => s[0] ?? 0)
  let o = 0
  overOuter(axes, 2, (start) => {
    run(size, n, start, row, step, o)
    o += size
  })
}

function mapNames<Name extends UnaryName | BinaryName, Kernel>(
  names: readonly Name[],
  make: (name: Name) => Kernel,
): Record<Name, Kernel> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Kernel>
}
