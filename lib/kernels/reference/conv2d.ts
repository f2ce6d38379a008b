import type { Filter, Operand } from '../kernels.ts'
import { firstChannel, rowOf } from './channels.ts'

/**
 * A filter slides over a picture. At each place (i, j) its numbers are multiplied with the
 * cells below them, and the products are added up, over all input channels:
 *
 *     y[n, o, i, j] = b[o] + Σ_c Σ_u Σ_v x[n, c, row, column] · w[o, c, u, v]
 *
 * with row = i·stride + u·dilation − padding, and the column likewise from j and v. Cells
 * outside the picture are zeros, so they are left out. With groups, an output channel sees
 * only the input channels of its own group.
 *
 * x: (batch, channels, height, width), w: (outChannels, channels / groups, kernelHeight,
 * kernelWidth), y: (batch, outChannels, outHeight, outWidth).
 */
export function conv2d(
  x: Operand,
  w: Operand,
  bias: Operand | undefined,
  { stride, before, dilation, groups }: Filter,
  out: Operand,
): void {
  const [X, W, Y] = [x.storage.read(), w.storage.read(), out.storage.write()]
  const [batch, outChannels, outHeight, outWidth] = out.layout.shape
  const [, , height, width] = x.layout.shape
  const [, channels, kernelHeight, kernelWidth] = w.layout.shape
  for (let n = 0, y = 0; n < batch; n++) {
    for (let o = 0; o < outChannels; o++) {
      const b = bias ? bias.storage.read()[bias.layout.offset + o] : 0
      const first = firstChannel(o, outChannels, channels, groups)
      for (let i = 0; i < outHeight; i++) {
        for (let j = 0; j < outWidth; j++, y++) {
          let sum = b
          for (let c = 0; c < channels; c++) {
            for (let u = 0; u < kernelHeight; u++) {
              const row = i * stride[0] + u * dilation[0] - before[0]
              if (row < 0 || row >= height) continue
              const [atX, atW] = [rowOf(x, n, first + c, row), rowOf(w, o, c, u)]
              for (let v = 0; v < kernelWidth; v++) {
                const column = j * stride[1] + v * dilation[1] - before[1]
                if (column < 0 || column >= width) continue
                sum += X[atX + column] * W[atW + v]
              }
            }
          }
          Y[y] = sum
        }
      }
    }
  }
}
