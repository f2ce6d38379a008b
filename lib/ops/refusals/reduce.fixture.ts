import { ArgumentError, DtypeError, ShapeError, zeros } from 'chalkgrad'
import { axes, axis, floatOnly, notEmpty, whole, x, type Rows } from './rows.fixture.ts'

/** What goes over axes. */
// prettier-ignore
export const reduce: Rows = {
  sum: axes('sum', (a, axes) => a.sum(axes)),
  mean: [...axes('sum', (a, axes) => a.mean(axes)), ...floatOnly('mean', (a) => a.mean())],
  var: [...axes('var', (a, axes) => a.var(axes)), ...floatOnly('var', (a) => a.var())],
  max: [...axes('max', (a, axes) => a.max(axes)), ...notEmpty('max', (a) => a.max(1))],
  min: [...axes('min', (a, axes) => a.min(axes)), ...notEmpty('min', (a) => a.min())],
  argmax: [
    ...axis('argmax', (a, axis) => a.argmax(axis)),
    ...notEmpty('argmax', (a) => a.argmax(1)),
  ],
  argmin: [
    ...axis('argmin', (a, axis) => a.argmin(axis)),
    ...notEmpty('argmin', (a) => a.argmin()),
  ],
  logSumExp: [
    ...floatOnly('logSumExp', (a) => a.logSumExp()),
    [() => x.logSumExp(2), ShapeError, 'there is no axis 2 in (2, 3)'],
  ],
  softmax: [
    ...floatOnly('softmax', (a) => a.softmax()),
    [() => x.softmax(2), ShapeError, 'there is no axis 2 in (2, 3)'],
    [() => zeros([]).softmax(), ShapeError, 'in (): it has no axes'],
  ],
  logSoftmax: [
    ...floatOnly('logSoftmax', (a) => a.logSoftmax()),
    [() => x.logSoftmax(NaN), ShapeError, 'there is no axis NaN in (2, 3)'],
  ],
  sumTo: [
    [() => x.sumTo([3, 2]), ShapeError, /sumTo: \(3, 2\) and \(2, 3\) do not broadcast/],
    [() => x.sumTo([1, 2, 3]), ShapeError, 'sumTo: (1, 2, 3) does not broadcast to (2, 3)'],
    [() => zeros([1, 3]).sumTo([2, 3]), ShapeError, 'sumTo: (2, 3) does not broadcast to (1, 3)'],
  ],
  std: [
    ...axes('var', (a, axes) => a.std(axes)),
    ...floatOnly('std', (a) => a.std()),
    [() => x.std(0, { corection: 0 } as never), ArgumentError, "std: there is no option 'corection'. Did you mean correction?"],
  ],
  norm: [
    ...axes('sum', (a, axes) => a.norm(axes)),
    ...floatOnly('norm', (a) => a.norm()),
    [() => x.norm(0, { p: 0.5 }), ArgumentError, 'norm: p must be at least 1, or Infinity, got 0.5'],
    [() => x.norm(0, { p: NaN }), ArgumentError, 'got NaN'],
    [() => x.norm(0, { p: '2' as never }), ArgumentError, "norm: p must be a number, got the text '2'"],
    [() => x.norm(0, 1 as never), ArgumentError, 'norm: options are an object, { keepDims, p }, got 1. Did you mean { p: 1 }?'],
  ],
  prod: [
    ...axes('prod', (a, axes) => a.prod(axes)),
    [() => whole.add(1000000).prod(), DtypeError, 'prod: the result 1e+36 does not fit into int32'],
  ],
  any: axes('sum', (a, axes) => a.any(axes)),
  all: [
    ...axes('sum', (a, axes) => a.all(axes)),
    [() => x.all(0, true as never), ArgumentError, 'all: options are an object, { keepDims }, got true'],
  ],
}
