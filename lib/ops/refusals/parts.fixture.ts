import {
  ArgumentError,
  concat,
  DtypeError,
  oneHot,
  ShapeError,
  stack,
  zeros,
} from 'chalkgrad'
import { axis, double, index, whole, x, type Rows } from './rows.fixture.ts'

/** Parts of a tensor, and tensors from parts. */
// prettier-ignore
export const parts: Rows = {
  slice: [
    ...axis('slice', (a, axis) => a.slice(axis, 0, 1)),
    [() => x.slice(0, 0, 2, 0), ArgumentError, 'slice: the step must be a whole number ≥ 1, got 0'],
    [() => x.slice(0, 2, 0, -1), ArgumentError, 'got -1'],
    [() => x.slice(0, 0.5), ArgumentError, 'slice: places are whole numbers, got 0.5'],
    [() => x.slice(0, 0, NaN), ArgumentError, 'got NaN'],
  ],
  select: [
    ...axis('select', (a, axis) => a.select(axis, 0)),
    [() => x.select(1, 3), ShapeError, 'select: axis 1 of (2, 3) has 3 places, there is no place 3'],
    [() => x.select(0, NaN), ShapeError, 'no place NaN'],
    [() => x.select(0, -3), ShapeError, 'no place -3'],
  ],
  pad: [
    [
      () =>
        x.pad([[0, 0], [0, 0], [1, 1]]),
      ShapeError,
      'pad: 3 axes are named, (2, 3) has 2',
    ],
    [() => x.pad([[1, -1]]), ArgumentError, 'pad: axis 0: [before, after] must be whole numbers ≥ 0, got [1, -1]'],
    [() => whole.pad([[1, 1]], 0.5), DtypeError, 'int32'],
  ],
  split: [
    ...axis('split', (a, axis) => a.split(1, axis)),
    [() => x.split(0), ArgumentError, 'split: the size of a part must be a whole number ≥ 1, got 0'],
    [() => x.split([1, 2], 0), ShapeError, 'split: the parts (1, 2) add up to 3, axis 0 of (2, 3) has 2'],
    [() => x.split([-1, 3]), ArgumentError, 'whole numbers ≥ 0, got (-1, 3)'],
    [() => x.split([0.5, 1.5]), ArgumentError, 'got (0.5, 1.5)'],
  ],
  gather: [
    ...axis('gather', (a, axis) => a.gather(axis, index(0))),
    [() => x.gather(0, zeros([1, 1])), DtypeError, "gather: indices are int32, these are float32: use .cast('int32')"],
    [() => x.gather(0, index(0)), ShapeError, 'gather: the index (1) must have the axes of (2, 3), and fit in all but axis 0'],
    [() => x.gather(0, zeros([1, 4], { dtype: 'int32' })), ShapeError, 'gather: the index (1, 4) must have the axes of (2, 3)'],
    [() => x.gather(0, index(0, 2).unsqueeze(0)), ArgumentError, 'gather: index 2 is outside axis 0 of (2, 3): 0 to 1'],
    [() => x.gather(1, index(-1).unsqueeze(0)), ArgumentError, 'gather: index -1 is outside axis 1 of (2, 3): 0 to 2'],
  ],
  indexSelect: [
    ...axis('indexSelect', (a, axis) => a.indexSelect(axis, [0])),
    [() => x.indexSelect(0, [2]), ArgumentError, 'index 2 is outside axis 0 of (2, 3)'],
    [() => x.indexSelect(0, [0.5]), DtypeError, 'not 0.5'],
    [() => x.indexSelect(0, zeros([1])), DtypeError, 'indices are int32'],
    [() => x.indexSelect(0, index(0).unsqueeze(0)), ShapeError, 'indexSelect: the indices must be (n), got (1, 1)'],
  ],
  concat: [
    [() => concat([]), ArgumentError, 'concat: needs at least one tensor'],
    [() => concat([x, zeros([2, 4])]), ShapeError, 'concat: tensor 1 is (2, 4), tensor 0 is (2, 3): only axis 0 may differ'],
    [() => concat([x, zeros([3])]), ShapeError, 'concat: tensor 1 is (3), tensor 0 is (2, 3)'],
    [() => concat([x, double]), DtypeError, 'concat: tensor 0 is float32, tensor 1 is float64'],
    [() => concat([zeros([])]), ShapeError, 'concat: there is no axis 0 in (): it has no axes'],
  ],
  stack: [
    [() => stack([x, zeros([3, 2])]), ShapeError, 'concat: tensor 1 is (1, 3, 2), tensor 0 is (1, 2, 3)'],
    [() => stack([]), ArgumentError, 'at least one tensor'],
  ],
  oneHot: [
    [() => oneHot(zeros([2]), 3), DtypeError, 'oneHot: indices are int32, these are float32'],
    [() => oneHot(index(3), 3), ArgumentError, 'oneHot: index 3 is outside axis 1 of (1, 3): 0 to 2'],
    [() => oneHot(index(-1), 3), ArgumentError, 'index -1'],
    [() => oneHot(index(0), NaN), ShapeError, 'is NaN'],
  ],
  chunk: [
    ...axis('chunk', (a, axis) => a.chunk(2, axis)),
    [() => x.chunk(0), ArgumentError, 'chunk: the number of parts must be a whole number ≥ 1, got 0'],
    [() => x.chunk(1.5), ArgumentError, 'got 1.5'],
  ],
  unbind: axis('unbind', (a, axis) => a.unbind(axis)),
  tril: [
    [() => index(1, 2).tril(), ShapeError, 'tril: needs matrices (…, rows, columns), got (2)'],
    [() => x.tril(0.5), ArgumentError, 'tril: diagonal must be a whole number, 0 for the main one, got 0.5'],
  ],
  triu: [
    [() => index(1, 2).triu(), ShapeError, 'triu: needs matrices (…, rows, columns), got (2)'],
    [() => x.triu(NaN), ArgumentError, 'triu: diagonal must be a whole number'],
  ],
  cumsum: [
    ...axis('cumsum', (a, axis) => a.cumsum(axis)),
    [() => index(2 ** 31 - 1, 1).cumsum(0), DtypeError, 'cumsum: the result 2147483648 does not fit into int32'],
  ],
  sort: [
    ...axis('sort', (a, axis) => a.sort(axis)),
    [() => x.sort(0, { decending: true } as never), ArgumentError, "sort: there is no option 'decending'. Did you mean descending?"],
    [() => x.sort(0, true as never), ArgumentError, 'Did you mean { descending: true }?'],
  ],
  topk: [
    ...axis('topk', (a, axis) => a.topk(1, axis)),
    [() => x.topk(4), ArgumentError, 'topk: k must be a whole number from 0 to 3, the size of axis 1 of (2, 3), got 4'],
    [() => x.topk(-1), ArgumentError, 'got -1'],
    [() => x.topk(1.5), ArgumentError, 'got 1.5'],
    [() => x.topk(1, 0, { largest: 1 as never }), ArgumentError, 'topk: largest must be true or false, got 1'],
  ],
}
