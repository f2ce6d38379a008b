import type { Done } from './fused.ts'
import type { Operand } from './kernels.ts'

/**
 * A step of a recurrent layer from the sums of its gates to the next state, in one pass. The sums
 * are (batch, gates · hidden), first those over the input, then those over the hidden state; what
 * is carried is (batch, hidden). What the gates said, for the gradient, is written, too.
 */
export interface RecurrentSteps {
  /** said: (batch, 5 · hidden), the gates i, f, g, o, and tanh of the next cell. */
  lstmStep(
    fromInput: Operand,
    fromHidden: Operand,
    cell: Operand,
    said: Operand,
    hidden: Operand,
    next: Operand,
  ): Done
  /** From the gradients of both results: that of the sums, which is one for both, and that of cell. */
  lstmStepGradient(
    ofHidden: Operand,
    ofNext: Operand,
    said: Operand,
    cell: Operand,
    dSums: Operand,
    dCell: Operand,
  ): Done
  /** said: (batch, 3 · hidden), the gates r, z, and the new value n. */
  gruStep(
    fromInput: Operand,
    fromHidden: Operand,
    hidden: Operand,
    said: Operand,
    next: Operand,
  ): Done
  /** From the gradient of its result: those of both sums, and that of hidden. */
  gruStepGradient(
    g: Operand,
    fromHidden: Operand,
    hidden: Operand,
    said: Operand,
    dInput: Operand,
    dHidden: Operand,
    dState: Operand,
  ): Done
}
