import { noGrad, type nn } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'

/**
 * The sigmoid, solved for what goes into it: ln(share / (1 − share)), the logit. It is given to one of the two biases, and the
 * other gets 0: they are always added up. A slice is a view, so what is filled is the parameter itself.
 */
export function setForgetGate(lstm: nn.LSTM, share: number): void {
  if (!(share > 0 && share < 1))
    throw new ArgumentError(`setForgetGate: the share must lie between 0 and 1, got ${share}`)
  const biases = lstm.namedParameters().filter(([name]) => name.startsWith('bias_'))
  if (biases.length === 0) throw new ArgumentError('setForgetGate: this LSTM has no biases')
  const logit = Math.log(share / (1 - share))
  noGrad(() => {
    for (const [name, bias] of biases) {
      const size = bias.size / 4
      bias.slice(0, size, 2 * size).fill_(name.startsWith('bias_ih') ? logit : 0)
    }
  })
}
