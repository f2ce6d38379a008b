import type { Operand } from 'chalkgrad'
import type { Filter } from 'chalkgrad/kernels/kernels'

/** For each element of the result, the sum over channels and over the filter of picture times weight. */
export function conv2d(x: Operand, w: Operand, bias: Operand | undefined, filter: Filter, out: Operand): void {
  const { stride, before, dilation, groups } = filter
  const [X, W, Y] = [x.storage.read(), w.storage.read(), out.storage.write()]
  const [batch, inChannels, height, width] = x.layout.shape
  const [outChannels, channels, kernelHeight, kernelWidth] = w.layout.shape
  const [, , outHeight, outWidth] = out.layout.shape
  let y = 0
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < outChannels; o++) {
      // Outputs are divided among the groups in order; each group has `channels` inputs.
      const first = Math.floor((o * groups) / outChannels) * channels
      for (let i = 0; i < outHeight; i++) {
        for (let j = 0; j < outWidth; j++) {
          let sum = bias ? bias.storage.read()[bias.layout.offset + o] : 0
          for (let c = 0; c < channels; c++) {
            for (let u = 0; u < kernelHeight; u++) {
              const row = i * stride[0] + u * dilation[0] - before[0]
              // A cell outside is 0: its product would change nothing.
              if (row < 0 || row >= height) continue
              for (let v = 0; v < kernelWidth; v++) {
                const column = j * stride[1] + v * dilation[1] - before[1]
                if (column < 0 || column >= width) continue
                const atX = ((n * inChannels + first + c) * height + row) * width + column
                const atW = ((o * channels + c) * kernelHeight + u) * kernelWidth + v
                sum += X[x.layout.offset + atX] * W[w.layout.offset + atW]
              }
            }
          }
          Y[y++] = sum
        }
      }
    }
  }
}
