import type { Pair } from '../../shape/sliding.ts'
import type { TypedArray } from '../../storage/dtype.ts'
import type { Filter, Operand } from '../kernels.ts'

/** Some channels of one picture, and some rows of places that the filter takes there. */
export interface Patches {
  /** The picture's number in its batch. */
  n: number
  /** The channels [first, first + channels). */
  first: number
  channels: number
  /** Rows and columns of the filter. */
  kernel: Pair
  /** The rows of places [top, bottom), each of `across` places. */
  top: number
  bottom: number
  across: number
}

/**
 * Image to columns: at each place of the filter, a patch of the picture lies under it. All
 * patches side by side, each as a column, are a matrix, and the convolution is the product
 * of the filters, each as a row, with that matrix.
 *
 * x: (batch, channels, height, width) → columns: (channels · kernelHeight · kernelWidth,
 * places). Cells outside of the picture are zeros.
 */
export function im2col(
  x: Operand,
  filter: Filter,
  patches: Patches,
  columns: TypedArray,
): void {
  const X = x.storage.read()
  const [step, { across }] = [filter.stride[1], patches]
  eachRow(x, filter, patches, (inColumns, inPicture, from, to) => {
    columns.fill(0, inColumns, inColumns + across)
    for (let j = from; j < to; j++) columns[inColumns + j] = X[inPicture + j * step]
  })
}

/**
 * Columns to image, the way back for gradients: each number of a patch is added to the cell
 * that it came from, which lies in several patches.
 */
export function col2im(
  columns: TypedArray,
  filter: Filter,
  patches: Patches,
  x: Operand,
): void {
  const X = x.storage.write()
  const step = filter.stride[1]
  eachRow(x, filter, patches, (inColumns, inPicture, from, to) => {
    for (let j = from; j < to; j++) X[inPicture + j * step] += columns[inColumns + j]
  })
}

/**
 * For each number (c, u, v) of the filter and each row of places: where it begins in the
 * columns; and the cells of the picture that the number meets there, at inPicture + j ·
 * stride for the places j in [from, to), and outside of the picture for the others.
 */
function eachRow(
  x: Operand,
  { stride, before, dilation }: Filter,
  { n, first, channels, kernel, top, bottom, across }: Patches,
  visit: (inColumns: number, inPicture: number, from: number, to: number) => void,
): void {
  const [, allChannels, height, width] = x.layout.shape
  let inColumns = 0
  for (let c = first; c < first + channels; c++) {
    const plane = x.layout.offset + (n * allChannels + c) * height * width
    for (let u = 0; u < kernel[0]; u++) {
      for (let v = 0; v < kernel[1]; v++) {
        const shift = v * dilation[1] - before[1] // place j meets column j · stride + shift
        const from = Math.min(across, Math.max(0, Math.ceil(-shift / stride[1])))
        const to = Math.min(across, Math.ceil((width - shift) / stride[1]))
        for (let i = top; i < bottom; i++, inColumns += across) {
          const row = i * stride[0] + u * dilation[0] - before[0]
          const inside = row >= 0 && row < height
          visit(inColumns, plane + row * width + shift, from, inside ? to : from)
        }
      }
    }
  }
}
