import type { Checks, Exempt } from '#exercises'
import type { Case, Numbers } from './driver.ts'

/** Numbers without a pattern. */
const numbers = (shape: number[], seed: number, offset = 0): Numbers => ({
  shape,
  offset,
  values: Array.from(
    { length: shape.reduce((product, size) => product * size, 1) },
    (_, i) => Math.round(20 * Math.sin(12.9898 * (i + 31 * seed + 1))) / 4,
  ),
})

/** The same from the other side: each cell of the picture asks which outputs it is used for. */
function scattered({
  x,
  w,
  bias,
  stride = [1, 1],
  before = [0, 0],
  dilation = [1, 1],
  groups = 1,
  out,
}: Case): number[] {
  const [N, O, H, W] = out
  const [, C, height, width] = x.shape
  const [, channels, kernelHeight, kernelWidth] = w.shape
  const y = Array.from({ length: N * O * H * W }, (_, at) => bias?.values[Math.floor(at / (H * W)) % O] ?? 0)
  x.values.forEach((value, at) => {
    const [n, c] = [Math.floor(at / (width * height * C)), Math.floor(at / (width * height)) % C]
    const [row, column] = [Math.floor(at / width) % height, at % width]
    for (let o = 0; o < O; o++) {
      if (Math.floor(o / (O / groups)) !== Math.floor(c / channels)) continue
      for (let u = 0; u < kernelHeight; u++)
        for (let v = 0; v < kernelWidth; v++) {
          const i = (row + before[0] - u * dilation[0]) / stride[0]
          const j = (column + before[1] - v * dilation[1]) / stride[1]
          if (!Number.isInteger(i) || !Number.isInteger(j) || i < 0 || j < 0 || i >= H || j >= W) continue
          const weight = w.values[((o * channels + (c % channels)) * kernelHeight + u) * kernelWidth + v]
          y[((n * O + o) * H + i) * W + j] += value * weight
        }
    }
  })
  return y
}
const flat = (values: unknown): number[] => [values].flat(9) as number[]

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: 1 2 3 4 and the filter 1 0 −1': async (impl, t) => {
    const x = { shape: [1, 1, 1, 4], values: [1, 2, 3, 4] }
    const w = { shape: [1, 1, 1, 3], values: [1, 0, -1] }
    t.near(await impl.conv2d({ x, w, out: [1, 1, 1, 2] }), [[[[-2, -2]]]])
  },
  'a picture of 4 × 4, worked by hand in the text': async (impl, t) => {
    const x = { shape: [1, 1, 4, 4], values: [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0] }
    const w = { shape: [1, 1, 3, 3], values: [-1, 0, 1, -1, 0, 1, -1, 0, 1] }
    t.near(await impl.conv2d({ x, w, out: [1, 1, 2, 2] }), [[[[3, 3], [2, 2]]]]) // prettier-ignore
  },
  'a bias for each output channel, once': async (impl, t) => {
    const one: Case = {
      x: numbers([1, 2, 3, 3], 1),
      w: numbers([3, 2, 2, 2], 2),
      bias: numbers([3], 3),
      out: [1, 3, 2, 2],
    }
    t.near(flat(await impl.conv2d(one)), scattered(one))
  },
  'a batch, three channels, a picture and a filter that are not square': async (impl, t) => {
    const one: Case = { x: numbers([2, 3, 5, 7], 4), w: numbers([4, 3, 2, 3], 5), out: [2, 4, 4, 5] }
    t.near(flat(await impl.conv2d(one)), scattered(one))
  },
  'strides, another one down than across': async (impl, t) => {
    const one: Case = { x: numbers([1, 2, 7, 8], 6), w: numbers([2, 2, 3, 2], 7), stride: [2, 3], out: [1, 2, 3, 3] }
    t.near(flat(await impl.conv2d(one)), scattered(one))
  },
  'padding: cells outside are 0, and do not come from the next row or channel': async (impl, t) => {
    const one: Case = { x: numbers([2, 2, 3, 4], 8), w: numbers([2, 2, 3, 3], 9), before: [1, 2], out: [2, 2, 3, 6] }
    t.near(flat(await impl.conv2d(one)), scattered(one))
  },
  'more padding than filter: the corner sees nothing but the bias': async (impl, t) => {
    const one: Case = {
      x: numbers([1, 1, 1, 1], 10),
      w: numbers([1, 1, 2, 2], 11),
      bias: numbers([1], 12),
      before: [3, 3],
      out: [1, 1, 6, 6],
    }
    t.near(flat(await impl.conv2d(one)), scattered(one))
  },
  'dilation: gaps between the numbers of the filter': async (impl, t) => {
    const one: Case = {
      x: numbers([1, 2, 8, 9], 13),
      w: numbers([2, 2, 3, 3], 14),
      dilation: [2, 3],
      before: [0, 1],
      out: [1, 2, 4, 5],
    }
    t.near(flat(await impl.conv2d(one)), scattered(one))
  },
  'groups: 4 channels in, 6 out, 2 groups': async (impl, t) => {
    const one: Case = { x: numbers([2, 4, 3, 3], 15), w: numbers([6, 2, 2, 2], 16), groups: 2, out: [2, 6, 2, 2] }
    t.near(flat(await impl.conv2d(one)), scattered(one))
  },
  'as many groups as channels: each is filtered alone': async (impl, t) => {
    const one: Case = {
      x: numbers([1, 3, 4, 4], 17),
      w: numbers([3, 1, 3, 3], 18),
      groups: 3,
      before: [1, 1],
      out: [1, 3, 4, 4],
    }
    t.near(flat(await impl.conv2d(one)), scattered(one))
  },
  'picture, filter and bias that begin later in their memory': async (impl, t) => {
    const one: Case = {
      x: numbers([1, 2, 4, 3], 19, 5),
      w: numbers([2, 2, 2, 2], 20, 3),
      bias: numbers([2], 21, 2),
      out: [1, 2, 3, 2],
    }
    t.near(flat(await impl.conv2d(one)), scattered(one))
  },
  'no picture in the batch: nothing to do': async (impl, t) => {
    const one: Case = { x: numbers([0, 2, 4, 4], 22), w: numbers([3, 2, 3, 3], 23), out: [0, 3, 2, 2] }
    t.near(flat(await impl.conv2d(one)), [])
  },
}

/** It fills the output that it is given. */
export const exempt: Exempt = { conv2d: [4] }
