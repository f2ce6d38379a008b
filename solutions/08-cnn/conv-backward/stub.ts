import { todo } from '#exercises'
import type { Operand } from 'chalkgrad'
import type { Filter } from 'chalkgrad/kernels/kernels'

/*
 * The two gradients of a convolution, as kernels. A solved file can take the place of
 * lib/kernels/reference/conv2d-gradients.ts, and networks will learn with it. The convolution itself is
 *
 *     y[n, o, i, j] = bias[o] + Σ_c Σ_u Σ_v x[n, c, row, column] · w[o, c, u, v]
 *
 * with row = i·stride[0] + u·dilation[0] − before[0], and column = j·stride[1] + v·dilation[1] − before[1]; what lies outside
 * the picture is 0. With groups, an output channel sees the input channels of its own group only: of outChannels outputs,
 * the first outChannels / groups belong to the first group, and so on.
 *
 * - x: (batch, channels, height, width), w: (outChannels, channels / groups, kernelHeight, kernelWidth)
 * - g = ∂loss/∂y: (batch, outChannels, outHeight, outWidth)
 * - filter: { stride, before, dilation, groups }, the first three as pairs [down, across]
 * - out: the memory for the result, which may hold old numbers: write every element. For convTranspose2d it has the shape of
 *   x, for conv2dWeight that of w.
 *
 * An operand is { storage, layout }: `x.storage.read()` is the flat array of its numbers, `out.storage.write()` that of the
 * result, `x.layout.shape` its shape. All lie in order, the last axis fastest; x, w and g begin at `layout.offset`, out at 0.
 *
 * Example: x = 1 2 3 4, w = 1 0 −1, g = 1 10, all one row high: the gradient of x is 1 10 −1 −10, that of w 21 32 43.
 */

/** ∂loss/∂x. (As an operation of its own, it is called the transposed convolution.) */
export function convTranspose2d(g: Operand, w: Operand, filter: Filter, out: Operand): void {
  return todo('conv-backward')
}

/** ∂loss/∂w. */
export function conv2dWeight(x: Operand, g: Operand, filter: Filter, out: Operand): void {
  return todo('conv-backward')
}
