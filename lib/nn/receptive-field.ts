import type { Filter } from '../kernels/kernels.ts'
import type { KernelCall } from '../kernels/watch.ts'
import { bothWays, type Pair } from '../shape/pair.ts'
import type { Sliding } from '../shape/sliding.ts'
import type { Storage } from '../storage/storage.ts'

/**
 * How many rows and columns of the input one cell of a feature map depends on (`size`), and
 * how many it moves by from one cell to the next (`jump`). 'all': of everything.
 */
export type ReceptiveField = { size: Pair; jump: Pair } | 'all'

/**
 * Follows receptive fields through the kernels that are called. A convolution or a window
 * of k cells widens the field by (k − 1) jumps; a stride makes all later jumps longer. A
 * product of matrices or a sum over places sees everything; where paths meet, as at a skip
 * connection, the widest counts.
 */
export class ReceptiveFields {
  private readonly fields = new Map<Storage, ReceptiveField>()

  constructor(inputs: readonly Storage[]) {
    for (const storage of inputs) this.fields.set(storage, { size: [1, 1], jump: [1, 1] })
  }

  of(storage: Storage): ReceptiveField | undefined {
    return this.fields.get(storage)
  }

  see({ name, reads, writes, args }: KernelCall): void {
    const before = widest(reads.flatMap(({ storage }) => this.fields.get(storage) ?? []))
    if (before === undefined) return
    const after = grown(before, name, reads, args)
    for (const { storage } of writes) this.fields.set(storage, after)
  }
}

function grown(
  field: ReceptiveField,
  name: KernelCall['name'],
  reads: KernelCall['reads'],
  args: readonly unknown[],
): ReceptiveField {
  if (field === 'all') return field
  switch (name) {
    case 'conv2d':
      return slid(field, kernelOf(reads[1].layout.shape), args[3] as Filter)
    case 'maxPool2d':
      return slid(field, args[1] as Pair, args[2] as Sliding)
    case 'convTranspose2d': {
      const [kernel, { stride, dilation }] = [
        kernelOf(reads[1].layout.shape),
        args[2] as Filter,
      ]
      // Copies of the filter lie `stride` apart: so many of them meet in one cell.
      const meet = (i: 0 | 1): number =>
        Math.ceil((dilation[i] * (kernel[i] - 1) + 1) / stride[i])
      return {
        size: bothWays((i) => field.size[i] + (meet(i) - 1) * field.jump[i]),
        jump: bothWays((i) => field.jump[i] / stride[i]),
      }
    }
    case 'matmul':
    case 'sum':
    case 'max':
    case 'min':
    case 'argmax':
    case 'argmin':
      return 'all'
    default:
      return field
  }
}

function slid(
  { size, jump }: Exclude<ReceptiveField, 'all'>,
  kernel: Pair,
  { stride, dilation }: Sliding,
): ReceptiveField {
  return {
    size: bothWays((i) => size[i] + dilation[i] * (kernel[i] - 1) * jump[i]),
    jump: bothWays((i) => jump[i] * stride[i]),
  }
}

function widest(fields: readonly ReceptiveField[]): ReceptiveField | undefined {
  return fields.reduce<ReceptiveField | undefined>((most, field) => {
    if (most === undefined || field === 'all') return field
    if (most === 'all') return most
    return {
      size: bothWays((i) => Math.max(most.size[i], field.size[i])),
      jump: bothWays((i) => Math.max(most.jump[i], field.jump[i])),
    }
  }, undefined)
}

function kernelOf([, , height, width]: readonly number[]): Pair {
  return [height, width]
}
