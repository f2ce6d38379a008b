import { todo } from '#exercises'
import type { Operand } from 'chalkgrad'
import type { Filter } from 'chalkgrad/kernels/kernels'

/**
 * The convolution, as a kernel:
 *
 *     y[n, o, i, j] = bias[o] + Σ_c Σ_u Σ_v x[n, c, row, column] · w[o, c, u, v]
 *
 * with row = i·stride[0] + u·dilation[0] − before[0], and column = j·stride[1] + v·dilation[1] − before[1]. What lies outside
 * the picture is 0. A solved file can take the place of lib/kernels/reference/conv2d.ts, and networks will train on it.
 *
 * - x: (batch, channels, height, width)
 * - w: (outChannels, channels / groups, kernelHeight, kernelWidth)
 * - bias: (outChannels), or undefined for none
 * - filter: { stride, before, dilation, groups }. `before` is the padding above and on the left; stride, before and dilation
 *   are pairs, [down, across]
 * - out: (batch, outChannels, outHeight, outWidth). Its memory may hold old numbers: write every element.
 *
 * With groups, the input channels and the output channels are divided into so many groups of neighbors: an output channel
 * sees the input channels of its own group only. With 4 channels in, 6 out and 2 groups, outputs 0, 1, 2 see channels 0 and 1.
 *
 * An operand is { storage, layout }: `x.storage.read()` is the flat array of its numbers, `out.storage.write()` that of the
 * result, `x.layout.shape` its shape. All lie in order, the last axis fastest; x, w and bias begin at `layout.offset`, out at 0.
 *
 * Example: the row 1 2 3 4 and the filter 1 0 −1, stride 1, no padding: the sums are −2 −2.
 */
export function conv2d(x: Operand, w: Operand, bias: Operand | undefined, filter: Filter, out: Operand): void {
  return todo('conv-loops')
}
