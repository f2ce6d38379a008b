import type { Filter, Operand } from '../kernels.ts'
import { firstChannel, rowOf } from './channels.ts'

/**
 * The gradient of the picture, and the transposed convolution: the same loops, in which
 * each g[n, o, i, j] goes back to all cells that it was computed from, with the weight that
 * each had: dx[n, c, row, column] += g[n, o, i, j] · w[o, c, u, v].
 */
export function convTranspose2d(
  g: Operand,
  w: Operand,
  { stride, before, dilation, groups }: Filter,
  out: Operand,
): void {
  const [G, W, X] = [g.storage.read(), w.storage.read(), out.storage.write()]
  const [batch, outChannels, outHeight, outWidth] = g.layout.shape
  const [, , height, width] = out.layout.shape
  const [, channels, kernelHeight, kernelWidth] = w.layout.shape
  X.fill(0)
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < outChannels; o++) {
      const first = firstChannel(o, outChannels, channels, groups)
      for (let i = 0; i < outHeight; i++) {
        const atG = rowOf(g, n, o, i)
        for (let j = 0; j < outWidth; j++) {
          const slope = G[atG + j]
          for (let c = 0; c < channels; c++) {
            for (let u = 0; u < kernelHeight; u++) {
              const row = i * stride[0] + u * dilation[0] - before[0]
              if (row < 0 || row >= height) continue
              const [atX, atW] = [rowOf(out, n, first + c, row), rowOf(w, o, c, u)]
              for (let v = 0; v < kernelWidth; v++) {
                const column = j * stride[1] + v * dilation[1] - before[1]
                if (column < 0 || column >= width) continue
                X[atX + column] += slope * W[atW + v]
              }
            }
          }
        }
      }
    }
  }
}

/**
 * The gradient of the filters: each weight was used at every place of every picture, so it
 * gets the sum over all of them: dw[o, c, u, v] = Σ_n Σ_i Σ_j g[n, o, i, j] · x[n, c, row,
 * column].
 */
export function conv2dWeight(
  x: Operand,
  g: Operand,
  { stride, before, dilation, groups }: Filter,
  out: Operand,
): void {
  const [X, G, W] = [x.storage.read(), g.storage.read(), out.storage.write()]
  const [batch, outChannels, outHeight, outWidth] = g.layout.shape
  const [, , height, width] = x.layout.shape
  const [, channels, kernelHeight, kernelWidth] = out.layout.shape
  for (let o = 0, w = 0; o < outChannels; o++) {
    const first = firstChannel(o, outChannels, channels, groups)
    for (let c = 0; c < channels; c++) {
      for (let u = 0; u < kernelHeight; u++) {
        for (let v = 0; v < kernelWidth; v++, w++) {
          let sum = 0
          for (let n = 0; n < batch; n++) {
            for (let i = 0; i < outHeight; i++) {
              const row = i * stride[0] + u * dilation[0] - before[0]
              if (row < 0 || row >= height) continue
              const [atX, atG] = [rowOf(x, n, first + c, row), rowOf(g, n, o, i)]
              for (let j = 0; j < outWidth; j++) {
                const column = j * stride[1] + v * dilation[1] - before[1]
                if (column < 0 || column >= width) continue
                sum += X[atX + column] * G[atG + j]
              }
            }
          }
          W[w] = sum
        }
      }
    }
  }
}
