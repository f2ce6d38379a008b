import type { Operand } from '../../kernels/kernels.ts'
import type { Layout } from '../../shape/layout.ts'
import type { TypedArray } from '../../storage/dtype.ts'
import type { Machine } from '../machine.ts'
import { memoryMap } from '../memory-map.ts'

/** Where operands lie in the machine's memory; −1 says that the readable loops must do it. */
export class Addresses {
  private readonly arena: Machine['arena']
  private readonly cells: Float32Array

  constructor({ arena }: Machine) {
    this.arena = arena
    this.cells = new Float32Array(arena.memory.buffer, memoryMap.cells, 2)
  }

  /** The address of the first element of an operand with elements of 4 bytes, to be read. */
  read(x: Operand): number {
    return x.storage.dtype === 'float64' ? -1 : this.first(x, x.storage.read())
  }

  /** The same, to be written. */
  write(x: Operand): number {
    return x.storage.dtype === 'float64' ? -1 : this.first(x, x.storage.write())
  }

  readFloat32(x: Operand): number {
    return x.storage.dtype === 'float32' ? this.first(x, x.storage.read()) : -1
  }

  writeFloat32(x: Operand): number {
    return x.storage.dtype === 'float32' ? this.first(x, x.storage.write()) : -1
  }

  private first({ layout }: Operand, numbers: TypedArray): number {
    const address = this.arena.address(numbers)
    return address < 0 ? -1 : address + 4 * layout.offset
  }

  /**
   * As float32; a single number elsewhere, such as the 2 of x.mul(2), is brought into one
   * of the memory's two cells.
   */
  readFloat32OrCell(x: Operand, cell: 0 | 1): number {
    const address = this.readFloat32(x)
    if (address >= 0 || x.storage.length !== 1 || x.storage.dtype !== 'float32')
      return address
    this.cells[cell] = x.storage.read()[0]
    return memoryMap.cells + 4 * cell
  }
}

/** The axes of a walk over several operands, the innermost first. */
export interface Walk {
  sizes: number[]
  /** For each operand its strides in bytes. */
  strides: number[][]
}

/**
 * The fewest axes that describe layouts of one shape: axes of size 1 are left out, and
 * neighbours that all operands step through as one become one. Looks at the axes `from` …
 * `to` − 1.
 */
export function walk(
  layouts: readonly Layout[],
  from = 0,
  to = layouts[0].shape.length,
): Walk {
  const { shape } = layouts[0]
  const sizes: number[] = []
  const strides: number[][] = []
  for (let i = 0; i < layouts.length; i++) strides.push([])
  for (let axis = to - 1; axis >= from; axis--) {
    if (shape[axis] === 1) continue
    const last = sizes.length - 1
    let joins = last >= 0
    for (let i = 0; i < layouts.length && joins; i++)
      joins = 4 * layouts[i].strides[axis] === strides[i][last] * sizes[last]
    if (joins) {
      sizes[last] *= shape[axis]
      continue
    }
    sizes.push(shape[axis])
    for (let i = 0; i < layouts.length; i++) strides[i].push(4 * layouts[i].strides[axis])
  }
  return { sizes, strides }
}

/**
 * Calls `visit` for every place of the axes outside the `inner` first, with how far each
 * operand is from its start there, in the order in which a contiguous output lies.
 */
export function overOuter(
  { sizes, strides }: Walk,
  inner: number,
  visit: (starts: readonly number[]) => void,
): void {
  const starts = strides.map(() => 0)
  const go = (axis: number): void => {
    if (axis < inner) return visit(starts)
    for (let i = 0; i < sizes[axis]; i++) {
      go(axis - 1)
      for (let o = 0; o < starts.length; o++) starts[o] += strides[o][axis]
    }
    for (let o = 0; o < starts.length; o++) starts[o] -= strides[o][axis] * sizes[axis]
  }
  go(sizes.length - 1)
}
