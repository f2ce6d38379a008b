import type { Operand } from 'chalkgrad'
import type { Sliding } from 'chalkgrad/shape/sliding'

/** The search for a largest number, once for each window. */
export function maxPool2d(
  x: Operand,
  window: readonly [number, number],
  sliding: Sliding,
  out: Operand,
  place: Operand,
): void {
  const { stride, before } = sliding
  const [X, Y, P] = [x.storage.read(), out.storage.write(), place.storage.write()]
  const [batch, channels, outHeight, outWidth] = out.layout.shape
  const [, , height, width] = x.layout.shape
  let y = 0
  for (let plane = 0; plane < batch * channels; plane++) {
    const start = x.layout.offset + plane * height * width
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        // at < 0: nothing seen yet. A first value of 0 or −∞ would lose to nothing, or never be beaten.
        let [largest, at] = [0, -1]
        for (let u = 0; u < window[0]; u++) {
          const row = i * stride[0] + u - before[0]
          if (row < 0 || row >= height) continue
          for (let v = 0; v < window[1]; v++) {
            const column = j * stride[1] + v - before[1]
            if (column < 0 || column >= width) continue
            const value = X[start + row * width + column]
            // Strictly larger: of equal ones the first stays. A NaN is larger than nothing, so it is asked for.
            const wins = at < 0 || value > largest || (Number.isNaN(value) && !Number.isNaN(largest))
            if (wins) [largest, at] = [value, row * width + column]
          }
        }
        Y[y] = largest
        P[y] = at
        y++
      }
    }
  }
}
