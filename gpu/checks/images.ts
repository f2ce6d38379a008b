import { batchNorm, batchNormGradient, batchNormStatistics } from '../launch/batch-norm.ts'
import {
  col2im,
  conv2d,
  conv2dBiasGradient,
  conv2dInputGradient,
  conv2dOut,
  conv2dWeightGradient,
  im2col,
  type Conv2dSizes,
} from '../launch/conv2d.ts'
import {
  averagePool2d,
  averagePool2dGradient,
  maxPool2d,
  maxPool2dGradient,
  pool2dOut,
  type Pool2dSizes,
} from '../launch/pooling.ts'
import type { Case } from './case.ts'

/** Calls `visit` for every product of a convolution, with the flat places in x, w and y. */
function eachProduct(s: Conv2dSizes, visit: (x: number, w: number, y: number, column: number) => void): void {
  const { outHeight, outWidth } = conv2dOut(s)
  const { stride = 1, padding = 0, dilation = 1 } = s
  for (let n = 0; n < s.images; n++)
    for (let o = 0; o < s.filters; o++)
      for (let oh = 0; oh < outHeight; oh++)
        for (let ow = 0; ow < outWidth; ow++)
          for (let c = 0; c < s.channels; c++)
            for (let kh = 0; kh < s.kernelHeight; kh++)
              for (let kw = 0; kw < s.kernelWidth; kw++) {
                const h = oh * stride - padding + kh * dilation
                const v = ow * stride - padding + kw * dilation
                if (h < 0 || h >= s.height || v < 0 || v >= s.width) continue
                const x = ((n * s.channels + c) * s.height + h) * s.width + v
                const k = (c * s.kernelHeight + kh) * s.kernelWidth + kw
                const weights = s.channels * s.kernelHeight * s.kernelWidth
                const column = ((n * weights + k) * outHeight + oh) * outWidth + ow
                visit(x, o * weights + k, ((n * s.filters + o) * outHeight + oh) * outWidth + ow, column)
              }
}

const convolutions: readonly Conv2dSizes[] = [
  { images: 1, channels: 1, height: 5, width: 5, filters: 1, kernelHeight: 1, kernelWidth: 1 },
  { images: 2, channels: 3, height: 9, width: 8, filters: 5, kernelHeight: 3, kernelWidth: 3, padding: 1 },
  { images: 2, channels: 2, height: 11, width: 9, filters: 70, kernelHeight: 3, kernelWidth: 2, stride: 2, padding: 1 },
  {
    images: 1,
    channels: 2,
    height: 10,
    width: 11,
    filters: 3,
    kernelHeight: 3,
    kernelWidth: 3,
    dilation: 2,
    stride: 3,
    padding: 2,
  },
]

const conv2dCases: Case[] = convolutions.map((s) => ({
  name: `conv2d ${JSON.stringify(Object.values(s))}`,
  run(t) {
    const { outHeight, outWidth } = conv2dOut(s)
    const x = t.random(s.images * s.channels * s.height * s.width)
    const w = t.random(s.filters * s.channels * s.kernelHeight * s.kernelWidth)
    const bias = t.random(s.filters)
    const g = t.random(s.images * s.filters * outHeight * outWidth)
    const want = Float64Array.from(g, (_, i) => bias[Math.floor(i / (outHeight * outWidth)) % s.filters])
    const [wantX, wantW] = [new Float64Array(x.length), new Float64Array(w.length)]
    const columnCount = (s.images * w.length * outHeight * outWidth) / s.filters
    const wantColumns = new Float64Array(columnCount)
    eachProduct(s, (atX, atW, atY, column) => {
      want[atY] += x[atX] * w[atW]
      wantX[atX] += g[atY] * w[atW]
      wantW[atW] += g[atY] * x[atX]
      wantColumns[column] = x[atX]
    })
    const [onX, onW, onG] = [x, w, g].map((array) => t.upload(array))
    for (const version of ['direct', 'tiled'] as const) {
      const y = t.output(g.length)
      conv2d(t.kernels, version, { x: onX, w: onW, bias: t.upload(bias), y }, s)
      t.expect(version, y, want)
    }
    const y = t.output(g.length)
    conv2d(t.kernels, 'tiled', { x: onX, w: onW, bias: null, y }, s)
    const area = outHeight * outWidth
    t.expect(
      'without bias',
      y,
      want.map((v, i) => v - bias[Math.floor(i / area) % s.filters]),
      3e-6,
    )
    const columns = t.output(columnCount)
    im2col(t.kernels, onX, columns, s)
    t.expect('im2col', columns, wantColumns, 0)
    const back = t.output(x.length)
    col2im(t.kernels, columns, back, s)
    const wantBack = new Float64Array(x.length)
    const seen = new Set<number>()
    eachProduct(s, (atX, _w, _y, column) => {
      if (!seen.has(column)) wantBack[atX] += x[atX]
      seen.add(column)
    })
    t.expect('col2im', back, wantBack)
    const [outX, outW, outBias] = [t.output(x.length), t.output(w.length), t.output(s.filters)]
    conv2dInputGradient(t.kernels, { g: onG, w: onW, out: outX }, s)
    t.expect('gradient of x', outX, wantX, 2e-6)
    conv2dWeightGradient(t.kernels, { g: onG, x: onX, out: outW }, s)
    t.expect('gradient of w', outW, wantW, 3e-6)
    conv2dBiasGradient(t.kernels, onG, outBias, s)
    const wantBias = new Float64Array(s.filters)
    g.forEach((v, i) => (wantBias[Math.floor(i / area) % s.filters] += v))
    t.expect('gradient of the bias', outBias, wantBias, 5e-6)
  },
}))

const pools: readonly Pool2dSizes[] = [
  { planes: 3, height: 8, width: 6, kernel: 2, stride: 2 },
  { planes: 2, height: 7, width: 9, kernel: 3, stride: 2, padding: 1 },
  { planes: 1, height: 7, width: 7, kernel: 3, stride: 1 },
  { planes: 1, height: 8, width: 8, kernel: 2, stride: 3 },
]

const poolCases: Case[] = pools.map((s) => ({
  name: `pooling ${JSON.stringify(Object.values(s))}`,
  run(t) {
    const [outHeight, outWidth] = pool2dOut(s)
    const { planes, height, width, kernel, stride, padding = 0 } = s
    const x = t.random(planes * height * width)
    const g = t.random(planes * outHeight * outWidth)
    const [largest, mean] = [new Float64Array(g.length).fill(-Infinity), new Float64Array(g.length)]
    const where = new Int32Array(g.length)
    const [gLargest, gMean] = [new Float64Array(x.length), new Float64Array(x.length)]
    for (let i = 0; i < g.length; i++) {
      const [plane, oh, ow] = [
        Math.floor(i / (outHeight * outWidth)),
        Math.floor(i / outWidth) % outHeight,
        i % outWidth,
      ]
      for (let kh = 0; kh < kernel; kh++)
        for (let kw = 0; kw < kernel; kw++) {
          const [h, w] = [oh * stride - padding + kh, ow * stride - padding + kw]
          if (h < 0 || h >= height || w < 0 || w >= width) continue
          const at = (plane * height + h) * width + w
          mean[i] += x[at] / kernel ** 2
          gMean[at] += g[i] / kernel ** 2
          if (x[at] <= largest[i]) continue
          largest[i] = x[at]
          where[i] = h * width + w
        }
      gLargest[Math.floor(i / (outHeight * outWidth)) * height * width + where[i]] += g[i]
    }
    const [onX, onG] = [t.upload(x), t.upload(g)]
    const [y, at, out] = [t.output(g.length), t.output(g.length), t.output(x.length)]
    maxPool2d(t.kernels, { x: onX, y, where: at }, s)
    t.expect('max', y, largest, 0)
    t.expectIntegers('where', at, where)
    maxPool2dGradient(t.kernels, { g: onG, where: at, out }, s)
    t.expect('gradient of max', out, gLargest)
    averagePool2d(t.kernels, onX, y, s)
    t.expect('average', y, mean)
    averagePool2dGradient(t.kernels, onG, out, s)
    t.expect('gradient of average', out, gMean)
  },
}))

const batchNormCases: Case[] = [
  { images: 3, channels: 5, size: 7 },
  { images: 40, channels: 2, size: 333 },
  { images: 33, channels: 20, size: 1 },
  { images: 3, channels: 70, size: 1000 },
  { images: 5, channels: 3, size: 1804 },
].map((sizes) => ({
  name: `batch_norm (${Object.values(sizes).join(', ')})`,
  run(t) {
    const { images, channels, size } = sizes
    const n = images * channels * size
    const count = images * size
    const x = t.random(n).map((v) => v * 2 + 5)
    const [g, weight, bias] = [t.random(n), t.random(channels), t.random(channels)]
    const channelOf = (i: number) => Math.floor(i / size) % channels
    const over = (f: (i: number) => number) => {
      const out = new Array<number>(channels).fill(0)
      for (let i = 0; i < n; i++) out[channelOf(i)] += f(i)
      return out
    }
    const mean = over((i) => x[i] / count)
    const variance = over((i) => (x[i] - mean[channelOf(i)]) ** 2 / count)
    const normal = Array.from(x, (v, i) => (v - mean[channelOf(i)]) / Math.sqrt(variance[channelOf(i)] + 1e-5))
    const wantBias = over((i) => g[i])
    const wantWeight = over((i) => g[i] * normal[i])
    const wantX = normal.map((v, i) => {
      const c = channelOf(i)
      const scale = weight[c] / Math.sqrt(variance[c] + 1e-5)
      return scale * (g[i] - wantBias[c] / count - (v * wantWeight[c]) / count)
    })
    const buffers = {
      x: t.upload(x),
      g: t.upload(g),
      weight: t.upload(weight),
      bias: t.upload(bias),
      mean: t.output(channels),
      variance: t.output(channels),
      y: t.output(n),
      out: t.output(n),
      weightGradient: t.output(channels),
      biasGradient: t.output(channels),
    }
    batchNormStatistics(t.kernels, buffers, sizes)
    t.expect('mean', buffers.mean, mean)
    t.expect('variance', buffers.variance, variance, 2e-6)
    batchNorm(t.kernels, buffers, sizes)
    const value = normal.map((v, i) => v * weight[channelOf(i)] + bias[channelOf(i)])
    t.expect('value', buffers.y, value, 3e-6)
    batchNormGradient(t.kernels, buffers, sizes)
    t.expect('gradient of x', buffers.out, wantX, 3e-6)
    // Their terms cancel: compared with the sum of their sizes.
    const sizesOf = (f: (i: number) => number) => over((i) => Math.abs(f(i)))
    const near = (what: string, got: Float32Array, want: number[], scale: number[]) =>
      t.expectNumbers(
        what,
        Array.from(got, (v, c) => v / scale[c] + 1),
        want.map((v, c) => v / scale[c] + 1),
        1e-6,
      )
    near(
      'gradient of weight',
      buffers.weightGradient.toFloat32(),
      wantWeight,
      sizesOf((i) => g[i] * normal[i]),
    )
    near(
      'gradient of bias',
      buffers.biasGradient.toFloat32(),
      wantBias,
      sizesOf((i) => g[i]),
    )
  },
}))

export const imageCases: readonly Case[] = [...conv2dCases, ...poolCases, ...batchNormCases]
