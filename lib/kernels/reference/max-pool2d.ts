import type { Sliding } from '../../shape/sliding.ts'
import type { Operand } from '../kernels.ts'

/**
 * The largest cell of each window, and where in its channel it lies: row · width + column.
 * Of several that are equally large it is the first, as one reads. Padding is never chosen.
 * A NaN wins.
 *
 * x: (batch, channels, height, width), out and place: (batch, channels, outHeight, outWidth).
 */
export function maxPool2d(
  x: Operand,
  [kernelHeight, kernelWidth]: readonly [number, number],
  { stride, before }: Sliding,
  out: Operand,
  place: Operand,
): void {
  const [X, Y, P] = [x.storage.read(), out.storage.write(), place.storage.write()]
  const [batch, channels, outHeight, outWidth] = out.layout.shape
  const [, , height, width] = x.layout.shape
  for (let n = 0, y = 0; n < batch; n++) {
    for (let c = 0; c < channels; c++) {
      const plane = x.layout.offset + (n * channels + c) * height * width
      for (let i = 0; i < outHeight; i++) {
        for (let j = 0; j < outWidth; j++, y++) {
          let [largest, at] = [-Infinity, -1]
          for (let u = 0; u < kernelHeight; u++) {
            const row = i * stride[0] + u - before[0]
            if (row < 0 || row >= height) continue
            for (let v = 0; v < kernelWidth; v++) {
              const column = j * stride[1] + v - before[1]
              if (column < 0 || column >= width) continue
              const value = X[plane + row * width + column]
              const wins = value > largest || (value !== value && largest === largest)
              if (at < 0 || wins) [largest, at] = [value, row * width + column]
            }
          }
          Y[y] = largest
          P[y] = at
        }
      }
    }
  }
}
