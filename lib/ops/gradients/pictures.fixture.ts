import { batchNorm } from 'chalkgrad/ops/batch-norm'
import { normalize } from 'chalkgrad/ops/normalize'
import { type Table } from './cases.fixture.ts'

/** Filters and windows that slide over pictures. More of them: `ops/conv2d.test.ts`. */
// prettier-ignore
export const pictures: Table = {
  conv1d: [[[[2, 2, 5], [2, 1, 3], [2]], (x, w, bias) => x.conv1d(w, { padding: 'causal', groups: 2, bias })]],
  conv2d: [
    [[[2, 2, 3, 4], [2, 2, 2, 3], [2]], (x, w, bias) => x.conv2d(w, { padding: 1, stride: [1, 2], bias })],
    [[[1, 2, 3, 3], [2, 1, 2, 2]], (x, w) => x.transpose().conv2d(w.transpose(), { groups: 2 })],
    [[[0, 1, 3, 3], [1, 1, 2, 2]], (x, w) => x.conv2d(w)],
  ],
  convTranspose2d: [[[[1, 2, 2, 3], [2, 1, 2, 2], [2]], (x, w, bias) => x.convTranspose2d(w, { stride: 2, groups: 2, bias })]],
  maxPool2d: [
    [[[2, 1, 4, 5]], (x) => x.maxPool2d(2)],
    [[[1, 2, 3, 4]], (x) => x.transpose().maxPool2d([3, 2], { stride: 1, padding: 1 })],
    [[[0, 2, 3, 4]], (x) => x.maxPool2d(2)],
  ],
  avgPool2d: [
    [[[2, 2, 4, 5]], (x) => x.avgPool2d(2)],
    [[[1, 2, 3, 4]], (x) => x.avgPool2d(3, { stride: 2, padding: 1, countIncludePad: false })],
  ],
  adaptiveAvgPool2d: [
    [[[1, 2, 5, 3]], (x) => x.adaptiveAvgPool2d([2, 3])],
    [[[2, 2, 2, 3]], (x) => x.adaptiveAvgPool2d(1)],
  ],
  batchNorm: [
    [[[3, 2, 2], [2], [2]], (x, w, b) => batchNorm(x, w, b, 0.1).y],
    [[[4, 3], [3], [3]], (x, w, b) => batchNorm(x, w, b, 0.1).y],
  ],
  normalize: [
    [[[3, 2, 2]], (x) => normalize(x, [0, 2], 0.1).normalized],
    [[[2, 4]], (x) => normalize(x, 1, 0.1).normalized],
  ],
}
