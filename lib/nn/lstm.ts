import type { Random } from '../random/random.ts'
import { Recurrent, type RecurrentOptions } from './recurrent.ts'
import { LSTMCell, type LSTMState } from './lstm-cell.ts'

/** Layers of LSTMCell along a sequence. */
export class LSTM extends Recurrent<LSTMState> {
  constructor(
    inputSize: number,
    hiddenSize: number,
    random: Random,
    options?: RecurrentOptions,
  ) {
    super(LSTMCell, inputSize, hiddenSize, random, options)
  }
}
