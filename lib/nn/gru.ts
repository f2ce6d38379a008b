import type { Random } from '../random/random.ts'
import { Recurrent, type RecurrentOptions } from './recurrent.ts'
import type { HiddenState } from './recurrent-cell.ts'
import { GRUCell } from './gru-cell.ts'

/** Layers of GRUCell along a sequence. */
export class GRU extends Recurrent<HiddenState> {
  constructor(
    inputSize: number,
    hiddenSize: number,
    random: Random,
    options?: RecurrentOptions,
  ) {
    super(GRUCell, inputSize, hiddenSize, random, options)
  }
}
