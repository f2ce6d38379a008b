import type { Kernels, Operand } from '../kernels/kernels.ts'
import type { Sample } from './sample.ts'

/** A call of one kernel: it reads some operands and writes into the last. */
export interface Case {
  kernel: keyof Kernels
  about: string
  inputs: Sample[]
  out: Sample
  /** The input that is the output, too. Default: none. */
  inPlace?: number
  /** How many terms a sum adds up: its error grows like the root of this. Default 1. */
  terms?: number
  run(kernels: Kernels, inputs: Operand[], out: Operand): void
}

/** Should cases for this kernel be made? */
export type Wanted = (name: keyof Kernels) => boolean
