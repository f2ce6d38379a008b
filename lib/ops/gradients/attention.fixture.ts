import { scaledDotProductAttention } from 'chalkgrad'
import { layerNorm, rmsNorm } from 'chalkgrad/ops/layer-norm'
import { maskedSoftmax } from 'chalkgrad/ops/masked-softmax'
import { int, onMatrix, type Table } from './cases.fixture.ts'

/** What transformers are made of. */
// prettier-ignore
export const attention: Table = {
  layerNorm: [
    [[[2, 3], [3], [3]], (x, w, b) => layerNorm(x, w, b, 1e-2)],
    [[[3], [3]], (x, w) => layerNorm(x, w, undefined, 1e-2)],
    [[[2, 2, 3], [2, 3], [2, 3]], (x, w, b) => layerNorm(x.transpose(0, 1), w, b, 1e-2)],
    [[[2, 1], [1], [1]], (x, w, b) => layerNorm(x, w, b, 1e-2)],
    [[[0, 2], [2], [2]], (x, w, b) => layerNorm(x, w, b, 1e-2)],
  ],
  rmsNorm: [
    [[[2, 3], [3]], (x, w) => rmsNorm(x, w, 1e-2)],
    [[[2, 2, 3], [2, 3]], (x, w) => rmsNorm(x.transpose(0, 1), w, 1e-2)],
    [[[2, 1], [1]], (x, w) => rmsNorm(x, w, 1e-2)],
    [[[0, 2], [2]], (x, w) => rmsNorm(x, w, 1e-2)],
  ],
  maskedSoftmax: [
    ...onMatrix((x) => maskedSoftmax(x, int([[1, 1, 0], [0, 0, 0], [0, 1, 0]]))),
    ...onMatrix((x) => maskedSoftmax(x, undefined)),
    [[[2, 3]], (x) => maskedSoftmax(x, int([1, 0, 1]))],
    [[[2, 0]], (x) => maskedSoftmax(x, int([1]))],
  ],
  scaledDotProductAttention: [
    [[[2, 3], [2, 3], [2, 2]], (q, k, v) => scaledDotProductAttention(q, k, v)],
    [[[2, 2, 2], [2, 2, 2], [2, 2, 1]], (q, k, v) => scaledDotProductAttention(q, k, v, { causal: true, lengths: [0, 2] })],
    [[[1, 2, 2], [2, 3, 2], [2, 3, 2]], (q, k, v) => scaledDotProductAttention(q, k, v, { mask: int([[1, 0, 1], [0, 0, 0]]), scale: 0.7 })],
    [[[2, 3, 2]], (x) => scaledDotProductAttention(x.transpose(), x.transpose(), x.transpose(), { causal: true })],
    [[[0, 2], [3, 2], [3, 2]], (q, k, v) => scaledDotProductAttention(q, k, v)],
  ],
}
