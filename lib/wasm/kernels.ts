import type {
  BinaryKernel,
  BinaryName,
  Kernels,
  Operand,
  UnaryKernel,
  UnaryName,
} from '../kernels/kernels.ts'
import { reference } from '../kernels/reference/index.ts'
import { rowsOf } from '../kernels/reference/rows.ts'
import { isContiguous } from '../shape/layout.ts'
import { sizeOf } from '../shape/shape.ts'
import type { Arena } from './arena.ts'
import type { WasmExports } from './exports.ts'

/**
 * The kernels that WebAssembly does faster, for float32 tensors in its memory. Whatever
 * they do not cover, another dtype, a stride that does not fit, a tensor elsewhere, goes to
 * the readable loops: both work on the same memory.
 */
export function wasmKernels(
  wasm: WasmExports,
  arena: Arena,
  scratch: number,
): Partial<Kernels> {
  /**
   * The address of an operand's first element, in bytes; −1 when the kernels cannot work on
   * it.
   */
  const float32At = ({ storage, layout }: Operand): number =>
    storage.dtype === 'float32' ? at(storage, layout.offset) : -1
  const at = (storage: Operand['storage'], offset: number): number => {
    const address = arena.address(storage.view())
    return address < 0 ? -1 : address + 4 * offset
  }
  const cells = new Float32Array(arena.memory.buffer, scratch, 2)
  /**
   * As float32At; a single number elsewhere, such as the 2 of x.mul(2), is brought into a
   * cell of the scratch memory.
   */
  const numberOrAt = (x: Operand, cell: 0 | 1): number => {
    const address = float32At(x)
    if (address >= 0 || x.storage.length !== 1 || x.storage.dtype !== 'float32')
      return address
    cells[cell] = x.storage.view()[0]
    return scratch + 4 * cell
  }

  const unary = (name: Exclude<UnaryName, 'sin' | 'cos'>): UnaryKernel => {
    const [run, slow] = [wasm[name], reference[name]]
    return (x, out) => {
      const [from, to] = [float32At(x), float32At(out)]
      if (from < 0 || to < 0 || !isContiguous(x.layout)) return slow(x, out)
      run(out.storage.length, from, to)
    }
  }

  const binary = (name: Exclude<BinaryName, 'pow'>): BinaryKernel => {
    const [run, slow] = [wasm[name], reference[name]]
    return (a, b, out) => {
      const [left, right, to] = [numberOrAt(a, 0), numberOrAt(b, 1), float32At(out)]
      if (left < 0 || right < 0 || to < 0) return slow(a, b, out)
      if (isContiguous(a.layout) && isContiguous(b.layout))
        return run(out.storage.length, left, 1, right, 1, to)
      const { count, length, starts, strides } = rowsOf([a.layout, b.layout])
      const [da, db] = strides
      if (da > 1 || db > 1 || da + db === 0) return slow(a, b, out)
      const [shiftA, shiftB] = [left - 4 * a.layout.offset, right - 4 * b.layout.offset]
      for (let r = 0; r < count; r++) {
        run(
          length,
          shiftA + 4 * starts[0][r],
          da,
          shiftB + 4 * starts[1][r],
          db,
          to + 4 * r * length,
        )
      }
    }
  }

  /**
   * How rows that are to be reduced lie: `count` of them, n numbers each, `stride` bytes
   * apart.
   */
  const rows = (
    x: Operand,
    kept: number,
  ): { count: number; n: number; stride: number; inner: number } | undefined => {
    const { shape, strides } = x.layout
    const outer = rowsOf([
      { shape: shape.slice(0, kept), strides: strides.slice(0, kept), offset: 0 },
    ])
    const inner = rowsOf([
      { shape: shape.slice(kept), strides: strides.slice(kept), offset: 0 },
    ])
    if (outer.count !== 1 || inner.count !== 1) return undefined
    return {
      count: outer.length,
      n: inner.length,
      stride: 4 * outer.strides[0],
      inner: inner.strides[0],
    }
  }

  const sum: Kernels['sum'] = (x, kept, out) => {
    const [from, to, lie] = [float32At(x), float32At(out), rows(x, kept)]
    if (from < 0 || to < 0 || lie === undefined) return reference.sum(x, kept, out)
    if (lie.inner === 1) wasm.sumRows(lie.count, lie.n, from, lie.stride, to)
    else if (lie.stride === 4) wasm.sumColumns(lie.n, lie.count, from, 4 * lie.inner, to)
    else reference.sum(x, kept, out)
  }

  const extreme = (name: 'max' | 'min' | 'argmax' | 'argmin'): Kernels['max'] => {
    const run = name.startsWith('arg') ? wasm.positionRows : wasm.extremeRows
    const sign = name.endsWith('max') ? 1 : -1
    return (x, kept, out) => {
      const [from, to, lie] = [float32At(x), at(out.storage, 0), rows(x, kept)]
      if (from < 0 || to < 0 || lie?.inner !== 1) return reference[name](x, kept, out)
      run(lie.count, lie.n, from, lie.stride, sign, to)
    }
  }

  const matmul: Kernels['matmul'] = (a, b, out) => {
    const [left, right, to] = [float32At(a), float32At(b), float32At(out)]
    if (left < 0 || right < 0 || to < 0) return reference.matmul(a, b, out)
    const [batch, m, n] = out.layout.shape
    const [, , k] = a.layout.shape
    const [batchA, rowA, stepA] = a.layout.strides
    const [batchB, stepB, columnB] = b.layout.strides
    if (k === 0) return reference.fill(0, out)
    for (let i = 0; i < batch; i++) {
      wasm.matmul(
        m,
        n,
        k,
        left + 4 * i * batchA,
        rowA,
        stepA,
        right + 4 * i * batchB,
        stepB,
        columnB,
        to + 4 * i * m * n,
        scratch + 16,
      )
    }
  }

  const copy: Kernels['copy'] = (x, out) => {
    const [from, to] = [at(x.storage, 0), at(out.storage, 0)]
    if (
      from < 0 ||
      to < 0 ||
      x.storage.dtype !== out.storage.dtype ||
      x.storage.dtype === 'float64'
    )
      return reference.copy(x, out)
    const { count, length, starts, strides } = rowsOf([x.layout, out.layout])
    for (let r = 0; r < count; r++) {
      wasm.copyRow(
        length,
        from + 4 * starts[0][r],
        strides[0],
        to + 4 * starts[1][r],
        strides[1],
      )
    }
  }

  /**
   * Whole rows picked by one index each, as indexSelect does: the index repeats along all
   * axes but the first.
   */
  const byRows = (x: Operand, index: Operand, axis: number): number => {
    const repeats = index.layout.strides.every(
      (stride, i) => i === 0 || stride === 0 || index.layout.shape[i] === 1,
    )
    const whole = index.layout.shape.every(
      (size, i) => i === 0 || size === x.layout.shape[i],
    )
    return axis === 0 && repeats && whole && isContiguous(x.layout)
      ? sizeOf(x.layout.shape.slice(1))
      : -1
  }

  const gather: Kernels['gather'] = (x, index, axis, out) => {
    const [from, numbers, to] = [
      float32At(x),
      at(index.storage, index.layout.offset),
      float32At(out),
    ]
    const length = byRows(x, index, axis)
    if (from < 0 || numbers < 0 || to < 0 || length < 0)
      return reference.gather(x, index, axis, out)
    wasm.gatherRows(
      index.layout.shape[0],
      length,
      from,
      numbers,
      index.layout.strides[0],
      to,
    )
  }

  const scatterAdd: Kernels['scatterAdd'] = (x, index, axis, out) => {
    const [from, numbers, to] = [
      float32At(x),
      at(index.storage, index.layout.offset),
      float32At(out),
    ]
    const length = byRows(x, index, axis)
    const whole = length === sizeOf(out.layout.shape.slice(1))
    if (from < 0 || numbers < 0 || to < 0 || length < 0 || !whole)
      return reference.scatterAdd(x, index, axis, out)
    wasm.scatterAddRows(
      index.layout.shape[0],
      length,
      from,
      numbers,
      index.layout.strides[0],
      to,
    )
  }

  return {
    ...mapNames(
      [
        'neg',
        'abs',
        'sign',
        'square',
        'sqrt',
        'exp',
        'log',
        'tanh',
        'sigmoid',
        'relu',
        'softplus',
      ],
      unary,
    ),
    ...mapNames(['add', 'sub', 'mul', 'div', 'maximum', 'minimum'], binary),
    ...mapNames(
      ['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual'],
      binary,
    ),
    ...mapNames(['max', 'min', 'argmax', 'argmin'], extreme),
    sum,
    matmul,
    copy,
    gather,
    scatterAdd,
  }
}

function mapNames<Name extends string, Kernel>(
  names: readonly Name[],
  make: (name: Name) => Kernel,
): Record<Name, Kernel> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Kernel>
}
