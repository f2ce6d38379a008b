import * as losses from 'chalkgrad/losses/index'
import { float, int, type Table } from '../ops/gradients/cases.fixture.ts'

// prettier-ignore
export const ofLosses: Table = {
  mseLoss: [
    [[[2, 3], [2, 3]], (p, t) => losses.mseLoss(p, t)],
  ],
  maeLoss: [
    [[[2, 3], [2, 3]], (p, t) => losses.maeLoss(p, t)],
  ],
  huberLoss: [
    [[[2, 3], [2, 3]], (p, t) => losses.huberLoss(p, t, { delta: 0.8 })],
  ],
  logCoshLoss: [
    [[[2, 3], [2, 3]], (p, t) => losses.logCoshLoss(p, t)],
  ],
  bceWithLogits: [
    [[[2, 3], [3]], (p, w) => losses.bceWithLogits(p, p.detach().greater(0), { posWeight: w.abs() })],
    [[[2, 3], [2, 3]], (p, t) => losses.bceWithLogits(p, t.sigmoid())],
  ],
  nllLoss: [
    [[[2, 3]], (z) => losses.nllLoss(z, int([2, 0]))],
    [[[2, 3], [3]], (z, w) => losses.nllLoss(z, int([2, 0]), { weight: w.abs(), ignoreIndex: 0 })],
  ],
  klDivLoss: [
    [[[2, 3], [2, 3]], (z, t) => losses.klDivLoss(z.logSoftmax(), t.softmax())],
    [[[2, 3]], (z) => losses.klDivLoss(z.logSoftmax(), float([[0, 1, 0], [0.5, 0, 0.5]]))],
  ],
  hingeLoss: [[[[2, 3]], (s) => losses.hingeLoss(s, s.sign().mul(float([1, -1, 1])), { margin: 2 })]],
  crossEntropy: [
    [[[2, 2, 3], [3]], (z, w) => losses.crossEntropy(z, int([[2, 0], [-1, 1]]), { weight: w.abs(), ignoreIndex: -1 })],
    [[[2, 3], [2, 3], [3]], (z, t, w) => losses.crossEntropy(z, t.softmax(), { weight: w.abs(), reduction: 'sum' })],
    [[[2, 3]], (z) => losses.crossEntropy(z, int([2, 0]))],
    [[[2, 3], [2, 3]], (z, t) => losses.crossEntropy(z, t.softmax())],
  ],
}
