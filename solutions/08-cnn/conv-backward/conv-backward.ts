import type { Operand } from 'chalkgrad'
import type { Filter } from 'chalkgrad/kernels/kernels'

/** Calls `meet` for each pair of a cell of x and a number of w that meet, with the place in y that their product goes to. */
function everyMeeting(
  xShape: readonly number[],
  wShape: readonly number[],
  gShape: readonly number[],
  { stride, before, dilation, groups }: Filter,
  meet: (x: number, w: number, y: number) => void,
): void {
  const [batch, inChannels, height, width] = xShape
  const [outChannels, channels, kernelHeight, kernelWidth] = wShape
  const [, , outHeight, outWidth] = gShape
  let y = 0
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < outChannels; o++) {
      const first = Math.floor((o * groups) / outChannels) * channels
      for (let i = 0; i < outHeight; i++) {
        for (let j = 0; j < outWidth; j++, y++) {
          for (let c = 0; c < channels; c++) {
            for (let u = 0; u < kernelHeight; u++) {
              const row = i * stride[0] + u * dilation[0] - before[0]
              if (row < 0 || row >= height) continue
              for (let v = 0; v < kernelWidth; v++) {
                const column = j * stride[1] + v * dilation[1] - before[1]
                if (column < 0 || column >= width) continue
                const cell = ((n * inChannels + first + c) * height + row) * width + column
                meet(cell, ((o * channels + c) * kernelHeight + u) * kernelWidth + v, y)
              }
            }
          }
        }
      }
    }
  }
}

/** Where x and w meet, the product goes to y: so x gets the gradient of y, times w. A cell has many meetings: += */
export function convTranspose2d(g: Operand, w: Operand, filter: Filter, out: Operand): void {
  const [G, W, X] = [g.storage.read(), w.storage.read(), out.storage.write()]
  X.fill(0)
  everyMeeting(out.layout.shape, w.layout.shape, g.layout.shape, filter, (atX, atW, atY) => {
    X[atX] += G[g.layout.offset + atY] * W[w.layout.offset + atW]
  })
}

/** And w gets the gradient of y, times x. */
export function conv2dWeight(x: Operand, g: Operand, filter: Filter, out: Operand): void {
  const [X, G, W] = [x.storage.read(), g.storage.read(), out.storage.write()]
  W.fill(0)
  everyMeeting(x.layout.shape, out.layout.shape, g.layout.shape, filter, (atX, atW, atY) => {
    W[atW] += G[g.layout.offset + atY] * X[x.layout.offset + atX]
  })
}
