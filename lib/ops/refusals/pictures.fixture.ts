import { ArgumentError, DtypeError, ShapeError, zeros } from 'chalkgrad'
import { x, type Rows } from './rows.fixture.ts'

const picture = zeros([1, 2, 5, 6])
const filters = zeros([4, 2, 3, 3])

/** Filters and windows that slide over pictures. */
// prettier-ignore
export const pictures: Rows = {
  conv1d: [
    [() => x.conv1d(zeros([1, 2, 2])), ShapeError, 'conv1d: x must be (batch, channels, '],
    [() => zeros([1, 2, 5]).conv1d(zeros([1, 2, 2]), { padding: 'valid' as 'same' }), ArgumentError, "conv1d: padding must be a number, 'same' or 'causal', got 'valid'"],
    [() => zeros([1, 2, 5]).conv1d(zeros([1, 2, 7])), ShapeError, 'it fits nowhere'],
  ],
  conv2d: [
    [() => x.conv2d(filters), ShapeError, 'conv2d: x must be (batch, channels, height, width), got (2, 3)'],
    [() => picture.conv2d(zeros([4, 3, 3, 3])), ShapeError, 'conv2d: x (1, 2, 5, 6) has 2 channels, and filters (4, 3, 3, 3) with groups 1 want 3'],
    [() => picture.conv2d(zeros([4, 2, 3])), ShapeError, 'got weight (4, 2, 3)'],
    [() => picture.conv2d(filters, { bias: zeros([3]) }), ShapeError, 'conv2d: the bias is one number for each output channel, (4), got (3)'],
    [() => picture.conv2d(filters, { groups: 0 }), ArgumentError, 'conv2d: groups must be a whole number ≥ 1, got 0'],
    [() => picture.conv2d(filters, { stride: 0 }), ArgumentError, 'stride must be a whole number ≥ 1, or two of them, [down, across], got 0'],
    [() => picture.conv2d(filters, { padding: 'same', stride: 2 }), ArgumentError, "padding 'same' keeps the size of the picture"],
    [() => picture.conv2d(zeros([4, 2, 7, 3])), ShapeError, 'it fits nowhere'],
    [() => picture.conv2d(zeros([4, 2, 3, 3], { dtype: 'float64' })), DtypeError, 'dtypes are never mixed silently'],
  ],
  convTranspose2d: [
    [() => picture.convTranspose2d(zeros([3, 4, 2, 2])), ShapeError, 'x (1, 2, 5, 6) has 2 channels, got weight (3, 4, 2, 2)'],
    [() => picture.convTranspose2d(zeros([2, 4, 2, 2]), { outputPadding: 1 }), ArgumentError, 'outputPadding 1 must be below the stride 1'],
  ],
  maxPool2d: [
    [() => x.maxPool2d(2), ShapeError, 'maxPool2d: x must be (batch, channels, height, width), got (2, 3)'],
    [() => picture.maxPool2d(2, { padding: 2 }), ArgumentError, 'must be at most half of the window'],
    [() => picture.maxPool2d(0), ArgumentError, 'must be a whole number ≥ 1'],
  ],
  avgPool2d: [
    [() => x.avgPool2d(2), ShapeError, 'avgPool2d: x must be (batch, channels, height, width), got (2, 3)'],
    [() => picture.avgPool2d(7), ShapeError, 'it fits nowhere'],
  ],
  adaptiveAvgPool2d: [
    [() => x.adaptiveAvgPool2d(1), ShapeError, 'adaptiveAvgPool2d: x must be (batch, channels, height, width), got (2, 3)'],
    [() => picture.adaptiveAvgPool2d(0), ArgumentError, 'must be a whole number ≥ 1'],
  ],
}
