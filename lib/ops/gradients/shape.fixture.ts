import { onMatrix, type Table } from './cases.fixture.ts'

/** Views and other shapes. */
// prettier-ignore
export const shape: Table = {
  reshape: [
    ...onMatrix((x) => x.reshape([9, 1])),
    ...onMatrix((x) => x.reshape([-1])),
    [[[0, 2]], (x) => x.reshape([3, 0])],
    [[[1]], (x) => x.reshape([])],
  ],
  permute: [
    ...onMatrix((x) => x.permute([1, 0])),
    [[[2, 1, 3]], (x) => x.permute([2, 0, 1])],
    [[[]], (x) => x.permute([])],
    [[[0, 2]], (x) => x.permute([1, 0])],
  ],
  transpose: [
    ...onMatrix((x) => x.transpose()),
    [[[2, 1, 3]], (x) => x.transpose(0, 2)],
    [[[0, 2]], (x) => x.transpose()],
  ],
  expand: [
    [[[2, 1]], (x) => x.expand([3, 2, 2])],
    [[[]], (x) => x.expand([2])],
    [[[1]], (x) => x.expand([0])],
    [[[2]], (x) => x.expand([-1])],
    [[[1, 2]], (x) => x.transpose().expand([2, 3])],
  ],
  squeeze: [
    [[[1, 2, 1]], (x) => x.squeeze()],
    [[[1, 2, 1]], (x) => x.squeeze(-1)],
    [[[2, 1, 2]], (x) => x.transpose().squeeze()],
    [[[1, 0]], (x) => x.squeeze()],
    [[[1]], (x) => x.squeeze()],
  ],
  unsqueeze: [
    ...onMatrix((x) => x.unsqueeze(1)),
    [[[]], (x) => x.unsqueeze(0)],
    [[[0]], (x) => x.unsqueeze(-1)],
  ],
  flatten: [
    ...onMatrix((x) => x.flatten()),
    [[[2, 1, 2]], (x) => x.transpose(0, 2).flatten(1)],
    [[[]], (x) => x.flatten()],
    [[[0, 2]], (x) => x.flatten()],
  ],
  repeat: [
    ...onMatrix((x) => x.repeat([2, 3])),
    ...onMatrix((x) => x.repeat([2, 1, 0])),
    [[[1]], (x) => x.repeat([3])],
    [[[]], (x) => x.repeat([2, 2])],
    [[[0]], (x) => x.repeat([2])],
  ],
  flip: [
    ...onMatrix((x) => x.flip()),
    ...onMatrix((x) => x.flip(-1)),
    ...onMatrix((x) => x.flip([0])),
    [[[]], (x) => x.flip()],
    [[[0, 2]], (x) => x.flip()],
  ],
}
