import { resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  Batches,
  crossEntropy,
  Random,
  nn,
  optim,
  rand,
  tensor,
} from '../../../lib/index.ts'
import { chooseKernels } from '../../../lib/node/choose-kernels.ts'
import { writeDurable } from '../../../lib/node/durable.ts'
import { recordedOn } from '../../../lib/node/machine.ts'
import { pooledBytes } from '../../../lib/storage/pool.ts'
import { scopedBytes } from '../../../lib/storage/scope.ts'
import { threadCount } from '../../../lib/wasm/thread-count.ts'
import { ArgumentError } from '../../../lib/errors.ts'

/** What a process holds, in bytes, after the garbage collector has run. */
export interface Sample {
  seconds: number
  steps: number
  heapUsed: number
  /** Memory of typed arrays outside of V8's heap. */
  arrayBuffers: number
  /** Memory that the system has given; the only one of these in which that of the kernels is seen. */
  rss: number
  /** Buffers that wait to be used again. */
  pool: number
  /** Tensors of the scopes that are open. */
  scoped: number
}

const MiB = 2 ** 20

/**
 * How much each may grow from the second quarter of a run to the last: a collector tidies up
 * when it likes, and the system counts in large pieces. The pool and the scopes are exact.
 */
const allowed: Partial<Record<keyof Sample, number>> = {
  heapUsed: 2 * MiB,
  arrayBuffers: MiB,
  rss: 24 * MiB,
  pool: 0,
  scoped: 0,
}

/**
 * Which of the numbers grew: the least of the last quarter is above the most of the second.
 * The first quarter is for compiling and filling the pool.
 */
export function growth(samples: readonly Sample[]): string[] {
  const quarter = Math.max(1, Math.floor(samples.length / 4))
  const [early, late] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)]
  if (early.length === 0 || samples.length < 4)
    throw new ArgumentError(`growth: needs at least 4 samples, got ${samples.length}`)
  return (Object.keys(allowed) as (keyof Sample)[]).flatMap((name) => {
    const before = Math.max(...early.map((sample) => sample[name]))
    const after = Math.min(...late.map((sample) => sample[name]))
    return after > before + (allowed[name] ?? 0)
      ? [`${name} grew from ${megabytes(before)} to ${megabytes(after)} MiB`]
      : []
  })
}

const megabytes = (bytes: number): string => (bytes / MiB).toFixed(1)

/** Makes the garbage collector callable in a process that was started without the flag. */
function collector(): () => void {
  setFlagsFromString('--expose_gc')
  return runInNewContext('gc') as () => void
}

export interface Soak {
  /** Trains until so much time has gone by, or so many samples are taken. */
  seconds?: number
  samples?: number
  /** Seconds from one sample to the next; 0 is one after each epoch. */
  every: number
  /** Units of each layer, from the inputs on. */
  sizes?: readonly number[]
  seen?(sample: Sample): void
  /** Where a test plants a leak. */
  eachStep?(): void
}

/** Trains on shuffled batches, and takes a sample now and then. */
export function soak({
  seconds = Infinity,
  samples: most = Infinity,
  every,
  sizes = [784, 256, 128, 10],
  seen,
  eachStep,
}: Soak): Sample[] {
  const random = new Random(1)
  const layers = sizes
    .slice(1)
    .flatMap((outputs, i) => [new nn.ReLU(), new nn.Linear(sizes[i], outputs, random)])
  const model = new nn.Sequential(...layers.slice(1))
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 1e-3 })
  const classes = sizes[sizes.length - 1]
  const labels = tensor(Int32Array.from({ length: 2000 }, (_, i) => i % classes))
  const inputs = rand([2000, sizes[0]], random)
  const data = new Batches(inputs, labels, { batchSize: 128, shuffle: random })
  const collect = collector()
  const samples: Sample[] = []
  const start = performance.now()
  let [steps, elapsed] = [0, 0]
  while (elapsed < seconds && samples.length < most) {
    for (const { x, y } of data) {
      const loss = crossEntropy(model.forward(x), y)
      optimizer.zeroGrad()
      loss.backward()
      optimizer.step()
      eachStep?.()
      steps++
    }
    elapsed = (performance.now() - start) / 1000
    if (elapsed < (samples.length + 1) * every) continue
    collect()
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
    const [pool, scoped] = [pooledBytes(), scopedBytes()]
    samples.push({
      seconds: Math.round(elapsed),
      steps,
      heapUsed,
      arrayBuffers,
      rss,
      pool,
      scoped,
    })
    seen?.(samples[samples.length - 1])
  }
  return samples
}

/** `npm run bench -- --soak 600`: fails when memory grows. */
export function soakFor(seconds: number, command: string, json: string | undefined): void {
  const kernels = chooseKernels()
  const every = Math.min(30, seconds / 8)
  console.log(`Trains for ${seconds} s on ${kernels}; MiB after garbage collection`)
  console.log('  seconds    steps     heap   arrays      rss     pool')
  const seen = ({ seconds, steps, heapUsed, arrayBuffers, rss, pool }: Sample): void => {
    const cells = [seconds, steps, ...[heapUsed, arrayBuffers, rss, pool].map(megabytes)]
    console.log(cells.map((cell) => String(cell).padStart(9)).join(''))
  }
  const samples = soak({ seconds, every, seen })
  const grown = growth(samples)
  if (json !== undefined) {
    const head = { command, ...recordedOn(), kernels, threads: threadCount() }
    const lines = samples.map((sample) => `    ${JSON.stringify(sample)}`).join(',\n')
    const text = JSON.stringify({ ...head, grown, samples: [] }, null, 2)
    writeDurable(
      resolve(json),
      `${text.replace('"samples": []', `"samples": [\n${lines}\n  ]`)}\n`,
    )
  }
  if (grown.length > 0)
    throw new ArgumentError(`the memory of the training grows: ${grown.join('; ')}`)
  console.log('flat')
}
