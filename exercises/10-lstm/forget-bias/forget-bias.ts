import { todo } from '#exercises'
import type { nn } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'

/**
 * At first the gates of an LSTM stand half open: after ten steps a thousandth of the memory is left, and of the gradient. So
 * let a new LSTM begin with a forget gate that stands at `share`.
 *
 * Each layer, and each direction of it, has two biases, both of 4 · hiddenSize numbers in the order i, f, g, o. Their names begin
 * with `bias_ih` and `bias_hh`: `bias_ih_l0` is that of the first layer, and `bias_ih_l1_reverse` belongs to the second layer's
 * way back. `lstm.namedParameters()` gives pairs of name and parameter. Set the part of f in all of them, in place, so that
 *
 *     sigmoid(bias_ih + bias_hh) = share
 *
 * Nothing else is changed: not the other gates, not the weights, and each parameter stays the same object that learns.
 *
 * - share: more than 0 and less than 1
 * - @throws ArgumentError for another share, and for an LSTM that has no biases; then nothing is changed
 *
 * Example: for a share of 0.5, the sum is 0; for 0.9 it is 2.1972, for sigmoid(2.1972) = 0.9.
 */
export function setForgetGate(lstm: nn.LSTM, share: number): void {
  void todo('forget-bias')
}
