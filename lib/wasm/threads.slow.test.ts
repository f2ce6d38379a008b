import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import {
  ArgumentError,
  crossEntropy,
  Random,
  nn,
  optim,
  randn,
  registerKernels,
  scope,
  tensor,
  ThreadError,
  useKernels,
} from 'chalkgrad'
import { conformanceFaults } from '../conformance/index.ts'
import { kernelSet } from '../kernels/registry.ts'
import { jobLayout } from './job.ts'
import type { Runtime } from './runtime.ts'
import { memoryMap } from './memory-map.ts'
import { registerWasm, startRuntime } from './node.ts'
import { wasmSet } from './set.ts'
import { threadCount } from './thread-count.ts'

const runtimes: Runtime[] = []

/** A runtime with little memory, that ends with the test. */
function start(count: number, patience?: number): Runtime {
  const runtime = startRuntime(count, 2048, patience)
  runtimes.push(runtime)
  return runtime
}

afterEach(async () => {
  useKernels('reference')
  await Promise.all(runtimes.splice(0).map(({ threads }) => threads?.stop()))
})

describe('a program with threads', () => {
  const child = fileURLToPath(new URL('threads.fixture.ts', import.meta.url))

  /** How it ends, and how long after its last line, in milliseconds. */
  function run(
    how: string,
  ): Promise<{ code: number | null; signal: string | null; text: string; after: number }> {
    return new Promise((done) => {
      const program = spawn(process.execPath, ['--import', 'tsx', child, how], {
        timeout: 25_000,
      })
      let [text, last] = ['', 0]
      program.stderr.resume()
      program.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        last = performance.now()
        if (how === 'forever') setTimeout(() => program.kill('SIGINT'), 100)
      })
      program.on('close', (code, signal) =>
        done({ code, signal, text, after: performance.now() - last }),
      )
    })
  }

  it.each([
    ['that is done', 'end', 0, null],
    ['that is done while the workers sleep', 'asleep', 0, null],
    ['that throws', 'throw', 1, null],
    ['that calls process.exit', 'exit', 3, null],
    ['that is interrupted while it computes', 'forever', null, 'SIGINT'],
  ])(
    '%s ends at once',
    async (_, how, code, signal) => {
      const end = await run(how)
      expect(end).toMatchObject({ code, signal, text: 'last line, right\n' })
      // 50 ms on a quiet machine.
      expect(end.after).toBeLessThan(3000)
    },
    30_000,
  )
})

describe('threads', () => {
  it('change no bit of a training', async () => {
    const train = async (count: number): Promise<number[]> => {
      const runtime = start(count)
      await runtime.threads?.ready()
      registerKernels({ ...wasmSet(runtime), name: 'a test set with threads' })
      useKernels('a test set with threads')
      const random = new Random(3)
      const model = new nn.Sequential(
        new nn.Linear(300, 260, random),
        new nn.Tanh(),
        new nn.Linear(260, 130, random),
        new nn.ReLU(),
        new nn.Linear(130, 10, random),
      )
      const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.01 })
      const x = randn([128, 300], random)
      const y = tensor(Int32Array.from({ length: 128 }, (_, i) => i % 10))
      const losses = Array.from({ length: 50 }, () =>
        scope(() => {
          optimizer.zeroGrad()
          const loss = crossEntropy(model.forward(x), y)
          loss.backward()
          optimizer.step()
          return loss.item()
        }),
      )
      return [...losses, ...model.parameters().flatMap((p) => [...p.data()])]
    }
    const alone = await train(1)
    expect(alone[49]).toBeLessThan(alone[0])
    expect(await train(2)).toEqual(alone)
    expect(await train(3)).toEqual(alone)
  }, 60_000)

  it('pass what every set of kernels must, with the work cut into small parts', async () => {
    const runtime = startRuntime(3)
    runtimes.push(runtime)
    await runtime.threads?.ready()
    runtime.run = (name, n, _, ...args) => {
      const grain = 4 * Math.ceil(n / 256)
      if (n > 0) runtime.threads?.run(name, n, grain, args as number[])
    }
    const set = wasmSet(runtime)
    const names = ['sub', 'tanh', 'where', 'sum', 'argmax', 'copy', 'matmul', 'gather', 'scatterAdd', 'softmax'] as const // prettier-ignore
    expect(names.flatMap((name) => conformanceFaults(set, name))).toEqual([])
  }, 60_000)

  it('are none with a count of 1', () => {
    expect(start(1).threads).toBeUndefined()
  })

  it('are the same however often the kernels are registered', () => {
    registerWasm()
    const first = kernelSet('wasm')
    for (let i = 0; i < 100; i++) registerWasm()
    expect(kernelSet('wasm')).toBe(first)
  })

  it('are as many as CHALKGRAD_THREADS says', () => {
    expect(threadCount({ CHALKGRAD_THREADS: '3' })).toBe(3)
    expect(threadCount({ CHALKGRAD_THREADS: '' })).toBeGreaterThan(0)
    for (const CHALKGRAD_THREADS of ['0', '-1', 'two', '1.5', '1e3', '65', ' 2'])
      expect(() => threadCount({ CHALKGRAD_THREADS })).toThrow(ArgumentError)
  })

  /** Computes eˣ of many zeros; right when all results are 1. */
  function ones(runtime: Runtime): boolean {
    const { arena } = runtime
    const [x, y] = [arena.make('float32', 1e5), arena.make('float32', 1e5)]
    x.fill(0)
    y.fill(0)
    runtime.run('exp', 1e5, 1024, arena.address(x), arena.address(y))
    return y.every((value) => value === 1)
  }

  it('start with the first work that is large enough, without waiting for the event loop', () => {
    const runtime = start(2)
    runtime.run(
      'exp',
      100,
      4096,
      0,
      runtime.arena.address(runtime.arena.make('float32', 100)),
    )
    const until = performance.now() + 5000
    expect(ones(runtime)).toBe(true)
    while (runtime.threads?.started === 0 && performance.now() < until) ones(runtime)
    expect(runtime.threads?.started).toBe(1)
  })

  it('that are stopped leave the work to the one that is left', async () => {
    const runtime = start(3)
    expect(ones(runtime)).toBe(true)
    await runtime.threads?.stop()
    expect(ones(runtime)).toBe(true)
  })

  it('that fail in a kernel fail the call, not the next one', async () => {
    const runtime = start(2)
    await runtime.threads?.ready()
    const beyond = 2 ** 31
    for (let i = 0; i < 5; i++) {
      expect(() => runtime.run('exp', 1e6, 1024, beyond, beyond)).toThrow(
        /memory access|failed in a worker/,
      )
      expect(ones(runtime)).toBe(true)
    }
  })

  it('that are lost with a part of the work are an error that says so, then one thread goes on', async () => {
    const runtime = start(2, 300)
    const thief = new Worker(
      `const { memory, address, job } = require('node:worker_threads').workerData
       const words = new Int32Array(memory.buffer, address, 64)
       for (let stolen = false; !stolen; ) {
         const ticket = Atomics.load(words, job.ticket)
         stolen = (ticket & 4095) > 0 && Atomics.compareExchange(words, job.ticket, ticket, ticket - 1) === ticket
       }`,
      {
        eval: true,
        workerData: {
          memory: runtime.arena.memory,
          address: memoryMap.job,
          job: jobLayout,
        },
      },
    )
    await new Promise((done) => thief.once('online', done))
    expect(() => {
      for (let i = 0; i < 100_000; i++) ones(runtime)
    }).toThrow(ThreadError)
    expect(ones(runtime)).toBe(true)
  })
})
