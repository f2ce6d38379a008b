import {
  ArgumentError,
  DtypeError,
  ShapeError,
  where,
  zeros,
  type Dtype,
  type Tensor,
} from 'chalkgrad'
import { unaryNames } from 'chalkgrad/kernels/reference/elementwise'
import {
  double,
  floatOnly,
  nothing,
  ofWholeNumbers,
  pairwise,
  whole,
  x,
  type Rows,
} from './rows.fixture.ts'

/** What works element by element, and what leaves the elements as they are. */
// prettier-ignore
export const elementwise: Rows = {
  add: [
    ...pairwise('add', (a, b) => a.add(b as Tensor)),
    [() => zeros([3, 2]).add(zeros([3])), ShapeError, 'reshape (3) to (3, 1)'],
  ],
  sub: pairwise('sub', (a, b) => a.sub(b)),
  mul: pairwise('mul', (a, b) => a.mul(b)),
  div: [
    ...pairwise('div', (a, b) => a.div(b)),
    [() => whole.div(2), DtypeError, 'div: int32 would lose the fraction'],
  ],
  pow: [
    ...pairwise('pow', (a, b) => a.pow(b)),
    [() => whole.pow(-1), DtypeError, 'pow: int32 would lose the fraction of a negative power'],
  ],
  maximum: pairwise('maximum', (a, b) => a.maximum(b)),
  minimum: pairwise('minimum', (a, b) => a.minimum(b)),
  clamp: [
    [() => x.clamp(2, 1), ArgumentError, 'clamp: low must be at most high, got 2 and 1'],
    [() => x.clamp(NaN, 1), ArgumentError, 'got NaN and 1'],
    [() => x.clamp(0, nothing), ArgumentError, 'got 0 and undefined'],
    [() => whole.clamp(0.5, 1), DtypeError, 'clamp: int32'],
  ],
  ...Object.fromEntries(
    unaryNames
      .filter((name) => !ofWholeNumbers.includes(name))
      .map((name) => [name, floatOnly(name, (a) => a[name]())]),
  ),
  leakyRelu: [[() => whole.leakyRelu(), DtypeError, 'int32']],
  elu: floatOnly('expm1', (a) => a.elu()),
  silu: floatOnly('sigmoid', (a) => a.silu()),
  gelu: [
    [() => whole.gelu(), DtypeError, 'int32'],
    [() => x.gelu({ approximate: 'erf' as 'none' }), ArgumentError, "gelu: approximate must be 'tanh' or 'none', got the text 'erf'"],
    [() => x.gelu('none' as never), ArgumentError, "Did you mean { approximate: 'none' }?"],
  ],
  maskedFill: [
    [() => x.maskedFill(zeros([4, 2, 3]), 1), ShapeError, 'maskedFill: the mask (4, 2, 3) does not fit into (2, 3)'],
    [() => x.maskedFill(zeros([4]), 1), ShapeError, 'maskedFill: (4) and (2, 3) do not broadcast'],
    [() => whole.maskedFill(x, -Infinity), DtypeError, 'where: int32 holds whole numbers'],
    [() => x.maskedFill(x, nothing), ArgumentError, 'maskedFill: needs a mask, which is a tensor, and a number, got a Tensor and nothing'],
    [() => x.maskedFill(true as never, 1), ArgumentError, 'got true and 1'],
  ],
  ...Object.fromEntries(
    (['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual'] as const).map(
      (name) => [name, pairwise(name, (a, b) => a[name](b))],
    ),
  ),
  where: [
    [() => where(x, 1, 2), ArgumentError, 'where: at least one of the two values must be a tensor'],
    [() => where(x, x, double), DtypeError, 'where: float32 (2, 3) meets float64 (2, 3)'],
    [() => where(x, whole, 0.5), DtypeError, 'where: int32'],
    [() => where(x, 0.5, whole), DtypeError, 'where: int32'],
    [() => where(zeros([4]), x, 0), ShapeError, 'where: (4) and (2, 3) do not broadcast'],
    [() => where(x, zeros([2]), zeros([3])), ShapeError, 'where: (2) and (3) do not broadcast'],
  ],
  cast: [[() => x.cast('bool' as Dtype), DtypeError, "cast: there is no dtype 'bool'"]],
}
