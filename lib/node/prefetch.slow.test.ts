import { execFileSync } from 'node:child_process'
import {
  ArgumentError,
  crossEntropy,
  DataError,
  fit,
  Random,
  nn,
  optim,
  ReleasedError,
  scopedBytes,
  type Tensor,
} from 'chalkgrad'
import { Prefetch, type PrefetchOptions } from 'chalkgrad/node'
import { afterEach, expect, test } from 'vitest'
import batchesOf, { type Options } from './prefetch.fixture.ts'

const source = new URL('./prefetch.fixture.ts', import.meta.url)
const opened: Prefetch[] = []
function prefetch(options: Options, more?: PrefetchOptions): Prefetch {
  const made = new Prefetch(source, options, more)
  opened.push(made)
  return made
}
afterEach(() => opened.splice(0).forEach((one) => one.close()))

const shared = (): Int32Array => new Int32Array(new SharedArrayBuffer(4))
const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))

/** What a pass hands out, as plain data. */
function pass(batches: Iterable<{ x: Tensor; y: Tensor; index: number }>): unknown[] {
  const all = []
  for (const { x, y, index } of batches)
    all.push({ index, shape: x.shape, x: x.data(), y: y.data(), dtype: y.dtype })
  return all
}

test('the same batches in the same order, bit for bit, over several passes', () => {
  const [here, there] = [batchesOf({ seed: 3 }), prefetch({ seed: 3 })]
  expect(there.length).toBe(5)
  const wanted = [pass(here), pass(here), pass(here)]
  expect([pass(there), pass(there), pass(there)]).toEqual(wanted)
  expect(wanted[0]).not.toEqual(wanted[1]) // each pass has its own order
})

test('fit takes them, and gives the same weights', () => {
  const train = (data: Iterable<{ x: Tensor; y: Tensor; index: number }>): unknown => {
    const model = new nn.Sequential(new nn.Flatten(), new nn.Linear(36, 3, new Random(1)))
    const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
    const { curves, steps } = fit(model, data, { optimizer, loss: crossEntropy, epochs: 3 })
    return { steps, curves, weights: model.parameters().map((one) => one.data()) }
  }
  expect(train(prefetch({ seed: 4 }))).toEqual(train(batchesOf({ seed: 4 })))
})

test('each turn is a scope', () => {
  let last: Tensor | undefined
  const before = scopedBytes()
  for (const { x } of prefetch({ seed: 1 })) {
    last = x.mul(2)
    expect(scopedBytes()).toBeGreaterThan(before)
  }
  expect(scopedBytes()).toBe(before)
  expect(() => last?.sum()).toThrow(ReleasedError)
})

test('no more batches are made than asked for, and a few ahead', async () => {
  const made = shared()
  const batches = prefetch({ seed: 1, samples: 500, made }, { ahead: 3 })
  let taken = 0
  for (const { index } of batches) {
    taken = index + 1
    if (taken === 4) break
    await sleep(60)
    // The one that is ready to be posted counts as well.
    expect(made[0]).toBeLessThanOrEqual(taken + 4)
    expect(made[0]).toBeGreaterThanOrEqual(taken)
  }
  expect(taken).toBe(4)
})

function caught(run: () => void): Error | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

test('an error in the thread arrives as what it was', () => {
  const batches = prefetch({ seed: 1, failAt: 2 })
  let seen = 0
  const read = (): void => {
    for (const _ of batches) seen++
  }
  const error = caught(read)
  expect(error).toBeInstanceOf(DataError)
  expect(error).toMatchObject({ name: 'DataError', message: 'image 2 is broken' })
  expect(String(error?.cause)).toMatch(/prefetch\.fixture\.ts/) // where it happened
  expect(seen).toBe(2)
  expect(read).toThrow(ArgumentError)
})

test.each([
  ['no-such-file.ts', /no-such-file/],
  ['../errors.ts', /its default export must be a function/],
])('a module that cannot make batches: %s', (file, message) => {
  const batches = new Prefetch(new URL(file, import.meta.url))
  expect(() => pass(batches)).toThrow(message)
})

test('a thread that ends, or does nothing, does not leave the loop waiting', () => {
  expect(() => pass(prefetch({ seed: 1, exit: true }))).toThrow(/its thread ended before/)
  const stuck = prefetch({ seed: 1, stall: true }, { patience: 1000 })
  expect(() => pass(stuck)).toThrow(/no batch from .*fixture.ts for 1 s/)
})

test('a loop that is left early ends the thread', async () => {
  const made = shared()
  const batches = prefetch({ seed: 1, samples: 5000, made }, { ahead: 2 })
  for (const _ of batches) break
  await sleep(100)
  const ended = made[0]
  await sleep(100)
  expect(made[0]).toBe(ended)
  expect(() => pass(batches)).toThrow(/Make a new Prefetch/)
})

test('one loop at a time', () => {
  const batches = prefetch({ seed: 1 })
  expect(() => {
    for (const _ of batches) for (const _ of batches) break
  }).toThrow(/under way/)
})

test('bad options', () => {
  expect(() => prefetch({ seed: 1 }, { ahead: 0 })).toThrow(
    /ahead must be a whole number ≥ 1/,
  )
  expect(() => prefetch({ seed: 1 }, { patince: 1 } as object)).toThrow(
    /Prefetch: there is no option 'patince'\. Did you mean patience\?/,
  )
})

test('the program ends, with the thread in the middle of its work or after an error', () => {
  const program = (body: string): string => `
    import { Prefetch } from 'chalkgrad/node'
    const batches = new Prefetch(new URL(${JSON.stringify(source.href)}), { seed: 1 })
    ${body}`
  const run = (body: string): string =>
    execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', program(body)],
      { encoding: 'utf8', timeout: 40_000, stdio: ['ignore', 'pipe', 'pipe'] },
    )
  expect(run('for (const { index } of batches) console.log(index)')).toBe('0\n1\n2\n3\n4\n')
  expect(() => run("for (const _ of batches) throw new Error('mine')")).toThrow(/mine/)
}, 90_000)
