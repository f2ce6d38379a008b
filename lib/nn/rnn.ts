import type { Random } from '../random/random.ts'
import { Recurrent, type RecurrentOptions } from './recurrent.ts'
import type { HiddenState } from './recurrent-cell.ts'
import { RNNCell } from './rnn-cell.ts'

/** Layers of RNNCell along a sequence. */
export class RNN extends Recurrent<HiddenState> {
  constructor(
    inputSize: number,
    hiddenSize: number,
    random: Random,
    options?: RecurrentOptions,
  ) {
    super(RNNCell, inputSize, hiddenSize, random, options)
  }
}
