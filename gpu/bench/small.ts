import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { matmul } from '../launch/matmul.ts'
import { unary } from '../launch/elementwise.ts'
import type { Kernels } from '../launch/kernels.ts'
import { Cublas } from '../src/cublas.ts'
import { compile } from '../src/nvrtc.ts'
import { kernelFolder } from '../tools/paths.ts'
import { randomNumbers, time } from './timing.ts'

/** What is not a matter of one big kernel. */
export interface SmallResults {
  /** microseconds from one call of `launch` to the next, as JavaScript makes them; the kernel does next to nothing */
  launchMicroseconds: number
  /** microseconds for each of the same kernels when a graph of 100 is launched at once */
  graphMicroseconds: number
  /** GB/s between host and device, from ordinary and from pinned memory */
  uploadGigabytes: { ordinary: number; pinned: number }
  /** milliseconds that NVRTC takes to compile kernels/copy.cu; undefined where it is missing or fails, see the output */
  compileMilliseconds: number | undefined
  /** the product in other sizes, in TFLOP/s */
  products: { size: number; warp: number; tf32: number; cublas: number; cublasTf32: number }[]
}

export function small(kernels: Kernels, sizes: readonly number[]): SmallResults {
  const { device } = kernels
  const x = device.upload(randomNumbers(256))
  const out = device.alloc(1024)
  const launch = (): void => unary(kernels, 'relu', x, out, 256)
  const count = 20_000
  for (let i = 0; i < 100; i++) launch()
  device.synchronize()
  const start = performance.now()
  for (let i = 0; i < count; i++) launch()
  device.synchronize()
  const launchMicroseconds = ((performance.now() - start) * 1000) / count

  const kernel = kernels.get('unary_relu')
  const graph = device.capture((stream) => {
    for (let i = 0; i < 100; i++) kernel.launch({ grid: 1, block: 256, stream }, [x, out, 256])
  })
  const replays = 200
  graph.launch()
  device.synchronize()
  const before = performance.now()
  for (let i = 0; i < replays; i++) graph.launch()
  device.synchronize()
  const graphMicroseconds = ((performance.now() - before) * 1000) / (replays * 100)
  graph.destroy()

  const megabytes = 64
  const big = device.alloc(megabytes * 1e6)
  const ordinary = randomNumbers((megabytes * 1e6) / 4)
  const pinned = device.pinned(ordinary.length)
  pinned.float32.set(ordinary)
  using stream = device.stream()
  const rate = (copy: () => void): number => {
    copy()
    const from = performance.now()
    for (let i = 0; i < 5; i++) copy()
    return (5 * megabytes) / (performance.now() - from)
  }
  const uploadGigabytes = {
    ordinary: rate(() => big.write(ordinary)),
    pinned: rate(() => {
      big.write(pinned.float32, { stream })
      stream.synchronize()
    }),
  }
  pinned.free()
  for (const buffer of [big, x, out]) buffer.free()
  const compileMilliseconds = compileCopy(kernels)
  return {
    launchMicroseconds,
    graphMicroseconds,
    uploadGigabytes,
    compileMilliseconds,
    products: products(kernels, sizes),
  }
}

/** The way of one who edits a kernel: compile, load, run, without nvcc. */
function compileCopy({ device }: Kernels): number | undefined {
  try {
    const read = (name: string): string => readFileSync(join(kernelFolder, name), 'utf8')
    const headers = { 'common.cuh': read('common.cuh'), 'layout.cuh': read('layout.cuh') }
    const start = performance.now()
    const ptx = compile(read('copy.cu'), { name: 'copy.cu', headers })
    const milliseconds = performance.now() - start
    const numbers = randomNumbers(1000)
    using x = device.upload(numbers)
    using out = device.alloc(4000)
    device.load(ptx).kernel('copy_contiguous').launch({ grid: 1, block: 256 }, [x, out, 1000])
    const right = out.toFloat32().every((v, i) => v === numbers[i])
    console.log(`NVRTC: ${milliseconds.toFixed(0)} ms, the copy is ${right ? 'right' : 'WRONG'}`)
    return right ? milliseconds : undefined
  } catch (error) {
    console.log(`NVRTC: ${error instanceof Error ? error.message : error}`)
    return undefined
  }
}

function products(kernels: Kernels, sizes: readonly number[]): SmallResults['products'] {
  const { device } = kernels
  const cublas = new Cublas(device)
  const rows = sizes.map((size) => {
    const [a, b, c, d] = [1, 2, 3, 4].map((seed) => device.upload(randomNumbers(size * size, seed)))
    const outs = [device.alloc(4 * size * size), device.alloc(4 * size * size)]
    const sets = [
      [a, b, outs[0]],
      [c, d, outs[1]],
    ] as const
    const dimensions = { m: size, n: size, k: size }
    const rate = (call: (set: (typeof sets)[number]) => void): number =>
      (2 * size ** 3) / time(device, (i) => call(sets[i % 2])).ms / 1e9
    const row = {
      size,
      warp: rate((set) => matmul(kernels, 'warp', set, dimensions)),
      tf32: kernels.has('matmul_tf32') ? rate((set) => matmul(kernels, 'tf32', set, dimensions)) : NaN,
      cublas: rate(([a, b, out]) => cublas.matmul({ a, b, out, ...dimensions })),
      cublasTf32: rate(([a, b, out]) => cublas.matmul({ a, b, out, ...dimensions, tf32: true })),
    }
    for (const buffer of [a, b, c, d, ...outs]) buffer.free()
    return row
  })
  cublas.destroy()
  return rows
}
