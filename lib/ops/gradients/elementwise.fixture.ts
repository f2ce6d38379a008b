import { where } from 'chalkgrad'
import { unaryNames } from 'chalkgrad/kernels/reference/elementwise'
import { binary, float, int, unary, type Table } from './cases.fixture.ts'

/** What works element by element, and what leaves the elements as they are. */
// prettier-ignore
export const elementwise: Table = {
  add: [
    ...binary((x, y) => x.add(y)),
    ...unary((x) => x.add(2)),
    ...unary((x) => x.add(x)),
  ],
  sub: [...binary((x, y) => x.sub(y)), ...unary((x) => x.sub(2))],
  mul: [
    ...binary((x, y) => x.mul(y)),
    ...unary((x) => x.mul(2)),
    ...unary((x) => x.mul(x)),
  ],
  div: [...binary((x, y) => x.div(y)), ...unary((x) => x.div(2))],
  pow: [
    ...binary((x, y) => x.pow(y), 'positive'),
    // Below 0 only whole exponents have a power; the exponent's own gradient would be NaN, and nobody asks for it.
    ...[-1, 0, 1, 2, 3].flatMap((exponent) => unary((x) => x.pow(exponent))),
  ],
  maximum: [...binary((x, y) => x.maximum(y)), ...unary((x) => x.maximum(0))],
  minimum: [...binary((x, y) => x.minimum(y)), ...unary((x) => x.minimum(0))],
  clamp: unary((x) => x.clamp(-0.7, 0.7)),
  ...Object.fromEntries(
    unaryNames.map((name) => [
      name,
      unary((x) => x[name](), ['sqrt', 'log', 'log1p'].includes(name) ? 'positive' : 'any'),
    ]),
  ),
  leakyRelu: unary((x) => x.leakyRelu(0.2)),
  elu: [...unary((x) => x.elu()), ...unary((x) => x.elu(0.7))],
  silu: unary((x) => x.silu()),
  gelu: [...unary((x) => x.gelu()), ...unary((x) => x.gelu({ approximate: 'none' }))],
  maskedFill: [
    ...unary((x) => x.maskedFill(x.greater(0), 7)),
    [[[2, 3]], (x) => x.maskedFill(int([1, 0, 1]), -Infinity).exp()],
  ],
  where: [
    ...binary((x, y) => where(x.greater(y), x, y.mul(2))),
    [
      [[2, 3], [3]],
      (x, y) =>
        where(
          int([[0, 1, 0], [1, 0, 1]]),
          x,
          y,
        ),
    ],
    [
      [[3], [2, 1]],
      (x, y) =>
        where(
          int([[0, 1, 1]])
            .transpose()
            .transpose(),
          x,
          y,
        ),
    ],
    [[[3], []], (x, y) => where(float([0, 1, 0]), y, x.mul(2))],
    [[[3]], (x) => where(x.greater(0), x.square(), 0)],
    [[[3]], (x) => where(x.greater(0), 1, x.exp())],
  ],
  clone: unary((x) => x.clone()),
  contiguous: unary((x) => x.contiguous()),
  // From float64 through itself; the way through float32 has its own test below, with larger steps.
  cast: unary((x) => x.cast('float64')),
}
