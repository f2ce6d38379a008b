import type { Checks, Exempt } from '#exercises'
import type { Numbers, Sliding } from './driver.ts'

const sizeOf = (shape: number[]): number => shape.reduce((product, size) => product * size, 1)
/** Numbers without a pattern. */
const numbers = (shape: number[], seed: number, offset = 0): Numbers => ({
  shape,
  offset,
  values: Array.from({ length: sizeOf(shape) }, (_, i) => Math.round(20 * Math.sin(12.9898 * (i + 31 * seed + 1))) / 4),
})

/** The loss Σ g · y of the convolution, whose gradient with respect to y is g. */
function loss(x: Numbers, w: Numbers, g: Numbers, sliding: Sliding): number {
  const { stride = [1, 1], before = [0, 0], dilation = [1, 1], groups = 1 } = sliding
  const [, C, height, width] = x.shape
  const [, channels, kernelHeight, kernelWidth] = w.shape
  const [, O, H, W] = g.shape
  return g.values.reduce((total, slope, at) => {
    const [n, o, i, j] = [Math.floor(at / (W * H * O)), Math.floor(at / (W * H)) % O, Math.floor(at / W) % H, at % W]
    const first = Math.floor(o / (O / groups)) * channels
    let y = 0
    for (let c = 0; c < channels; c++)
      for (let u = 0; u < kernelHeight; u++)
        for (let v = 0; v < kernelWidth; v++) {
          const row = i * stride[0] + u * dilation[0] - before[0]
          const column = j * stride[1] + v * dilation[1] - before[1]
          if (row < 0 || column < 0 || row >= height || column >= width) continue
          const cell = x.values[((n * C + first + c) * height + row) * width + column]
          y += cell * w.values[((o * channels + c) * kernelHeight + u) * kernelWidth + v]
        }
    return total + slope * y
  }, 0)
}
/** It is a straight line in each number, so a difference of one gives its slope exactly. */
const slopes = (values: number[], lossOf: (changed: number[]) => number): number[] =>
  values.map((value, at) => lossOf(values.with(at, value + 1)) - lossOf(values))

interface Case {
  x: Numbers
  w: Numbers
  g: Numbers
  sliding: Sliding
}
const cases: Record<string, Case> = {
  'one channel, one picture': { x: numbers([1, 1, 4, 5], 1), w: numbers([1, 1, 2, 3], 2), g: numbers([1, 1, 3, 3], 3), sliding: {} },
  'a batch and channels': { x: numbers([2, 3, 3, 4], 4), w: numbers([2, 3, 2, 2], 5), g: numbers([2, 2, 2, 3], 6), sliding: {} },
  'strides, another one down than across': { x: numbers([1, 2, 6, 7], 7), w: numbers([2, 2, 2, 3], 8), g: numbers([1, 2, 3, 2], 9), sliding: { stride: [2, 3] } },
  padding: { x: numbers([1, 2, 3, 3], 10), w: numbers([2, 2, 3, 3], 11), g: numbers([1, 2, 3, 5], 12), sliding: { before: [1, 2] } },
  dilation: { x: numbers([1, 1, 6, 7], 13), w: numbers([2, 1, 3, 2], 14), g: numbers([1, 2, 2, 4], 15), sliding: { dilation: [2, 3] } },
  'groups: 4 channels in, 6 out, 2 groups': { x: numbers([2, 4, 3, 3], 16), w: numbers([6, 2, 2, 2], 17), g: numbers([2, 6, 2, 2], 18), sliding: { groups: 2 } },
  'all of it at once': { x: numbers([2, 4, 7, 6], 19), w: numbers([2, 2, 2, 3], 20), g: numbers([2, 2, 4, 2], 21), sliding: { stride: [2, 3], before: [1, 1], dilation: [2, 2], groups: 2 } },
  'what begins later in its memory': { x: numbers([1, 2, 3, 3], 22, 4), w: numbers([2, 2, 2, 2], 23, 3), g: numbers([1, 2, 2, 2], 24, 5), sliding: {} },
  'rows and columns that no place of the filter reached': { x: numbers([1, 1, 6, 6], 25), w: numbers([1, 1, 2, 2], 26), g: numbers([1, 1, 2, 2], 27), sliding: { stride: [3, 3] } },
} // prettier-ignore

/** They fill the output that they are given. */
export const exempt: Exempt = { convTranspose2d: [3], conv2dWeight: [3] }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example, a line': async (impl, t) => {
    const [x, w, g] = [{ shape: [1, 1, 1, 4], values: [1, 2, 3, 4] }, { shape: [1, 1, 1, 3], values: [1, 0, -1] }, { shape: [1, 1, 1, 2], values: [1, 10] }] // prettier-ignore
    t.gradient(await impl.convTranspose2d(g, w, {}, x.shape), [1, 10, -1, -10], 'x')
    t.gradient(await impl.conv2dWeight(x, g, {}, w.shape), [21, 32, 43], 'w')
  },
  ...Object.fromEntries(
    Object.entries(cases).flatMap(([name, { x, w, g, sliding }]) => [
      [
        `x: ${name}`,
        async (impl, t) => {
          const wanted = slopes(x.values, (values) => loss({ ...x, values }, w, g, sliding))
          t.gradient(await impl.convTranspose2d(g, w, sliding, x.shape), wanted, 'x', 1e-5)
        },
      ],
      [
        `w: ${name}`,
        async (impl, t) => {
          const wanted = slopes(w.values, (values) => loss(x, { ...w, values }, g, sliding))
          t.gradient(await impl.conv2dWeight(x, g, sliding, w.shape), wanted, 'w', 1e-5)
        },
      ],
    ]),
  ),
  'no picture in the batch: the gradient of w is 0': async (impl, t) => {
    const [x, g] = [numbers([0, 1, 3, 3], 1), numbers([0, 1, 2, 2], 2)]
    t.gradient(await impl.conv2dWeight(x, g, {}, [1, 1, 2, 2]), [0, 0, 0, 0], 'w')
    t.gradient(await impl.convTranspose2d(g, numbers([1, 1, 2, 2], 3), {}, [0, 1, 3, 3]), [], 'x')
  },
}
