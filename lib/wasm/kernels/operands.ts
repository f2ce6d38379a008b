import type { Operand } from '../../kernels/kernels.ts'
import type { TypedArray } from '../../storage/dtype.ts'
import type { Runtime } from '../runtime.ts'
import { memoryMap } from '../memory-map.ts'

/** Where operands lie in the runtime's memory; −1 says that the readable loops must do it. */
export class Addresses {
  private readonly arena: Runtime['arena']
  private readonly cells: Float32Array

  constructor({ arena }: Runtime) {
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

/** The same number for every element. */
export function isOneNumber({ storage, layout }: Operand): boolean {
  return storage.length === 1 || layout.strides.every((stride) => stride === 0)
}
