import { float, onMatrix, reduction, type Table } from './cases.fixture.ts'

/** What goes over axes. */
// prettier-ignore
export const reduce: Table = {
  sum: reduction((x, axes, options) => x.sum(axes, options)),
  mean: reduction((x, axes, options) => x.mean(axes, options), true),
  var: [
    [[[2, 3]], (x) => x.var()],
    [[[2, 3, 2]], (x) => x.var([0, 1], { keepDims: true })],
    [[[2, 3]], (x) => x.transpose().var(0, { correction: 0 })],
    [[[0, 2]], (x) => x.var(1)],
  ],
  max: reduction((x, axes, options) => x.max(axes, options), true),
  min: reduction((x, axes, options) => x.min(axes, options), true),
  logSumExp: reduction((x, axes, options) => x.logSumExp(axes, options), true),
  softmax: [
    ...onMatrix((x) => x.softmax()),
    ...onMatrix((x) => x.softmax(0)),
    [[[1]], (x) => x.softmax()],
    [[[0, 2]], (x) => x.softmax()],
  ],
  logSoftmax: [
    ...onMatrix((x) => x.logSoftmax()),
    ...onMatrix((x) => x.logSoftmax(0)),
    [[[1]], (x) => x.logSoftmax()],
    [[[0, 2]], (x) => x.logSoftmax()],
  ],
  sumTo: [
    ...onMatrix((x) => x.sumTo([1, 3])),
    ...onMatrix((x) => x.sumTo([])),
    [[[0, 2]], (x) => x.sumTo([2])],
    [[[2]], (x) => x.sumTo([2])],
  ],
  std: [
    [[[2, 3]], (x) => x.std()],
    [[[2, 3, 2]], (x) => x.std([0, 1], { keepDims: true })],
    [[[2, 3]], (x) => x.transpose().std(0, { correction: 0 })],
    [[[0, 2]], (x) => x.std(1)],
  ],
  norm: [1, 2, 2.5, Infinity].flatMap((p) =>
    reduction((x, axes, options) => x.norm(axes, { p, ...options }), p === Infinity),
  ),
  prod: [
    ...reduction((x, axes, options) => x.prod(axes, options)),
    // Zeros: one, two, and three, of which every product of the others is 0.
    [[[2, 5]], (x) => x.mul(float([1, 0, 1, 1, 1])).prod(1)],
    [[[4]], (x) => x.mul(float([0, 1, 0, 1])).prod()],
    [[[4]], (x) => x.mul(float([0, 0, 0, 1])).prod()],
  ],
}
