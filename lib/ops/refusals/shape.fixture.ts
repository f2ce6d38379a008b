import { ArgumentError, ShapeError, zeros } from 'chalkgrad'
import { axes, axis, x, type Rows } from './rows.fixture.ts'

/** Views and other shapes. */
// prettier-ignore
export const shape: Rows = {
  reshape: [
    [() => x.reshape([4]), ShapeError, 'reshape: (2, 3) has 6 elements, (4) would have 4'],
    [() => x.reshape([-1, 4]), ShapeError, 'reshape: 6 elements (2, 3) do not divide into (-1, 4): 4 does not divide 6'],
    [() => x.reshape([-1, -1]), ShapeError, 'reshape: only one size may be −1, got (-1, -1)'],
    [() => x.reshape([-2, -3]), ShapeError, 'reshape: sizes must be whole numbers ≥ 0, but axis 0 of (-2, -3) is -2'],
    [() => x.reshape([1.5, 4]), ShapeError, 'is 1.5'],
    [() => x.reshape([NaN]), ShapeError, 'is NaN'],
    [() => zeros([0]).reshape([-1, 0]), ShapeError, 'do not divide into (-1, 0)'],
  ],
  permute: [
    [() => x.permute([0]), ShapeError, 'permute: the order (0) must name each of the 2 axes of (2, 3) once'],
    [() => x.permute([0, 0]), ShapeError, 'the order (0, 0)'],
    [() => x.permute([0, 1, 0]), ShapeError, 'the order (0, 1, 0)'],
    [() => x.permute([0, 2]), ShapeError, 'permute: there is no axis 2'],
  ],
  transpose: [
    ...axis('transpose', (a, axis) => a.transpose(0, axis)),
    [() => zeros([3]).transpose(), ShapeError, 'transpose: there is no axis -2 in (3)'],
  ],
  expand: [
    [() => x.expand([4, 3]), ShapeError, 'expand: (2, 3) and (4, 3) do not broadcast'],
    [() => x.expand([3]), ShapeError, 'expand: (2, 3) cannot repeat to (3)'],
    [() => x.expand([2, 1]), ShapeError, 'expand: (2, 3) cannot repeat to (2, 1)'],
    [() => x.expand([-1, 2, 3]), ShapeError, 'expand: sizes must be whole numbers ≥ 0, but axis 0 of (-1, 2, 3) is -1'],
  ],
  squeeze: [
    ...axis('squeeze', (a, axis) => a.squeeze(axis)),
    [() => x.squeeze(-1), ShapeError, 'squeeze: axis -1 of (2, 3) has size 3, only an axis of size 1 can go'],
  ],
  unsqueeze: [
    [() => x.unsqueeze(3), ShapeError, 'unsqueeze: there is no axis 3 in (2, 3, 1)'],
    [() => x.unsqueeze(NaN), ShapeError, 'no axis NaN'],
  ],
  flatten: axis('flatten', (a, axis) => a.flatten(axis)),
  repeat: [
    [() => x.repeat([2]), ArgumentError, 'repeat: (2, 3) has 2 axes, and there are 1 times: one for each axis, 1 where nothing repeats'],
    [() => x.repeat([2, -1]), ShapeError, 'repeat: sizes must be whole numbers ≥ 0, but axis 1 of (2, -1) is -1'],
    [() => x.repeat(2 as never), ShapeError, 'repeat: a shape is a list with the size of each axis, got 2'],
  ],
  flip: axes('flip', (a, axes) => a.flip(axes)),
}
