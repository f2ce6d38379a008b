import * as losses from 'chalkgrad/losses/index'
import { int, type Table } from '../ops/gradients/cases.fixture.ts'

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
    [[[2, 3], [2, 3]], (p, t) => losses.bceWithLogits(p, t.sigmoid())],
  ],
  crossEntropy: [
    [[[2, 3]], (z) => losses.crossEntropy(z, int([2, 0]))],
    [[[2, 3], [2, 3]], (z, t) => losses.crossEntropy(z, t.softmax())],
  ],
}
