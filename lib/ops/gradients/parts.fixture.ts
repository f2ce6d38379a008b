import { concat, stack } from 'chalkgrad'
import { scatterAdd } from 'chalkgrad/ops/gather'
import { int, onMatrix, type Table } from './cases.fixture.ts'

/** Parts of a tensor, and tensors from parts. */
// prettier-ignore
export const parts: Table = {
  slice: [
    ...onMatrix((x) => x.slice(1, 1, 3)),
    ...onMatrix((x) => x.slice(0, -3, undefined, 2)),
    [[[5]], (x) => x.slice(0, 1).slice(0, 0, 4, 2)],
    [[[5]], (x) => x.slice(0, 0, 0, 2)],
    [[[0, 2]], (x) => x.slice(1, 1)],
    [[[1]], (x) => x.slice(0, 0, 1)],
  ],
  select: [
    ...onMatrix((x) => x.select(0, 1)),
    ...onMatrix((x) => x.select(-1, -1)),
    [[[1]], (x) => x.select(0, 0)],
    [[[0, 2]], (x) => x.select(1, 0)],
  ],
  pad: [
    ...onMatrix((x) =>
      x.pad(
        [[1, 2], [0, 1]],
        5,
      ),
    ),
    [[[]], (x) => x.pad([])],
    [[[0]], (x) => x.pad([[1, 1]])],
    [[[1, 2]], (x) => x.pad([[0, 1]])],
  ],
  split: [
    ...onMatrix((x) =>
      concat(
        x.split(2, 1).map((part, i) => part.mul(i + 2)),
        1,
      ),
    ),
    ...onMatrix((x) => x.split([1, 0, 2])[2]),
    [[[0]], (x) => x.split(1)[0]],
  ],
  concat: [
    [[[2, 3], [1, 3]], (x, y) => concat([x, y])],
    [[[2, 3], [2, 1]], (x, y) => concat([x, y, x], 1)],
    [[[2, 3], [1, 2]], (x, y) => concat([x.transpose(), y])],
    [[[0], [2]], (x, y) => concat([x, y])],
    [[[1]], (x) => concat([x])],
  ],
  stack: [
    [[[2, 3], [2, 3]], (x, y) => stack([x, y], 1)],
    [[[], []], (x, y) => stack([x, y])],
    [[[0], [0]], (x, y) => stack([x, y])],
    [[[2, 3], [3, 2]], (x, y) => stack([x.transpose(), y, y], -1)],
  ],
  gather: [
    ...onMatrix((x) =>
      x.gather(
        1,
        int([[0, 0], [2, 1]]),
      ),
    ),
    ...onMatrix((x) => x.gather(0, int([[2, 2, 2]]))),
    [[[3]], (x) => x.gather(0, int([1, 1, 1, 1]))],
    [[[2, 3]], (x) => x.gather(1, int([[0], [2]]).expand([2, 2]))],
    [[[2]], (x) => x.gather(0, int([]))],
    [[[1]], (x) => x.gather(0, int([0]))],
  ],
  scatterAdd: [
    ...onMatrix((x) =>
      scatterAdd(
        x,
        1,
        int([[0, 0, 3], [1, 3, 1], [2, 2, 2]]),
        [3, 4],
      ),
    ),
    [[[0]], (x) => scatterAdd(x, 0, int([]), [2])],
    [[[1]], (x) => scatterAdd(x, 0, int([1]), [2])],
  ],
  indexSelect: [
    ...onMatrix((x) => x.indexSelect(0, [2, 0, 2])),
    ...onMatrix((x) => x.indexSelect(-1, int([1]))),
    [[[2, 0]], (x) => x.indexSelect(0, [1, 1])],
    [[[1]], (x) => x.indexSelect(0, [0, 0])],
    [[[2]], (x) => x.indexSelect(0, [])],
  ],
  chunk: [
    ...onMatrix((x) => concat(x.chunk(2, 1).map((part, i) => part.mul(i + 2)), 1)),
    [[[5]], (x) => x.chunk(3)[2]],
    [[[0]], (x) => x.chunk(2)[0]],
  ],
  unbind: [
    ...onMatrix((x) => concat(x.unbind(-1).map((part, i) => part.mul(i + 2)))),
    [[[2, 3]], (x) => x.unbind()[1]],
    [[[1]], (x) => x.unbind()[0]],
  ],
  tril: [...onMatrix((x) => x.tril()), ...onMatrix((x) => x.tril(-1)), [[[2, 1, 3]], (x) => x.tril(1)]],
  triu: [...onMatrix((x) => x.triu()), ...onMatrix((x) => x.triu(1)), [[[0, 2]], (x) => x.triu()]],
  cumsum: [
    ...onMatrix((x) => x.cumsum(0)),
    ...onMatrix((x) => x.cumsum(-1)),
    [[[2, 3, 2]], (x) => x.cumsum(1)],
    [[[2, 1]], (x) => x.expand([2, 3]).cumsum(1)],
    [[[1]], (x) => x.cumsum(0)],
    [[[0, 2]], (x) => x.cumsum(0)],
  ],
  sort: [
    ...onMatrix((x) => x.sort().values),
    ...onMatrix((x) => x.sort(0, { descending: true }).values),
    [[[2, 3, 2]], (x) => x.sort(1).values],
    [[[1]], (x) => x.sort().values],
    [[[0, 2]], (x) => x.sort(0).values],
  ],
  topk: [
    ...onMatrix((x) => x.topk(2).values),
    ...onMatrix((x) => x.topk(1, 0, { largest: false }).values),
    [[[3]], (x) => x.topk(0).values],
    [[[2, 0]], (x) => x.topk(0).values],
  ],
}
