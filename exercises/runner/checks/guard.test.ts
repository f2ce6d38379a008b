import { expect, test } from 'vitest'
import type { Checks } from './check.ts'
import { guarded } from './guard.ts'
import { judge } from './judge.ts'
import type { Functions } from './judge.ts'

/** What a check reports when it calls `f` with these arguments. */
async function after(f: (...args: never[]) => unknown, args: unknown[], exempt = {}): Promise<string | undefined> {
  const checks: Checks<Functions> = { calls: async (impl) => void (await impl.f(...args)) }
  const [{ message }] = await judge({ checks, exempt }, { f: f as Functions[string] })
  return message
}

test('a call that changes its arguments is named, and where', async () => {
  expect(await after((x: number[]) => x.sort(), [[3, 1]])).toBe(
    'f changes its first argument at [0]: 3 became 1, after f([3, 1])',
  )
  expect(await after((_: number, x: { list: number[][] }) => x.list[1].push(5), [0, { list: [[1], [2]] }])).toBe(
    'f changes its second argument at .list[1]: 1 item became 2 items, after f(0, { list: [[1], [2]] })',
  )
  expect(await after((x: { name: string }) => (x.name = 'b'), [{ name: 'a' }])).toContain('at .name: "a" became "b"')
  expect(await after((x: Float64Array) => x.fill(7).length, [Float64Array.of(1, 2)])).toContain('at [0]: 1 became 7')
  expect(await after((x: number[]) => [...x].sort(), [[3, 1]])).toBeUndefined()
})

test('also where it throws, or puts a list in the place of another', async () => {
  const spoil = (x: number[][]) => {
    x[0] = [9]
    throw new Error('no')
  }
  expect(await after(spoil, [[[1]]])).toContain('f changes its first argument at [0]: [1] became [9]')
})

test('a result that is a part of an argument is named', async () => {
  expect(await after((x: number[][]) => ({ rows: x[1] }), [[[1], [2]]])).toContain(
    'f: .rows of its result is a part of the first argument itself, not a copy',
  )
  expect(await after((x: Float64Array) => x.subarray(1), [Float64Array.of(1, 2)])).toContain('its result is a part of')
  expect(await after((x: number[]) => x, [[1]], { f: [0] })).toBeUndefined()
})

test('what checks share stays as it is', async () => {
  const shared = [1, 2]
  await after((x: number[]) => x.push(3), [shared])
  expect(shared).toEqual([1, 2])
})

test('methods, constructors and returned functions are watched; calls among themselves are not', async () => {
  class Sum {
    #total = 0
    constructor(start: number[]) {
      start.pop()
    }
    add(x: number[]): number {
      this.mine(x)
      return this.#total
    }
    private mine(x: number[]): void {
      const own = [...x]
      this.helper(own)
      this.#total += own[0]
    }
    helper(list: number[]): void {
      list[0]++
    }
  }
  const plan = (factor: number) => (x: number[]) => (x[0] *= factor)
  const checks: Checks<Functions> = {
    'a constructor': async (impl) => void (await impl.make([1])),
    'own calls': async (impl) => void (await impl.add([1])),
    'a method': async (impl) => void (await impl.helper([1])),
    'a returned function': async (impl) => void (await impl.plan([1])),
  }
  const drive = (learners: Functions) => {
    const own = learners as unknown as { Sum: typeof Sum; plan: typeof plan }
    return {
      make: (x: unknown) => void new own.Sum(x as number[]),
      add: (x: unknown) => new own.Sum([]).add(x as number[]),
      helper: (x: unknown) => new own.Sum([]).helper(x as number[]),
      plan: (x: unknown) => own.plan(2)(x as number[]),
    }
  }
  const results = await judge({ checks, drive }, { Sum, plan } as unknown as Functions)
  expect(results.map(({ message }) => message?.split(',')[0])).toEqual([
    'new Sum changes its first argument: 1 item became 0 items',
    undefined,
    'Sum.helper changes its first argument at [0]: 1 became 2',
    'plan(…) changes its first argument at [0]: 1 became 2',
  ])
  expect(new (guarded({ Sum }).Sum)([])).toBeInstanceOf(Sum)
})

test('a function that must answer at once does not return a promise', async () => {
  expect(await after(async (x: number) => x, [1])).toBe(
    'f returns a promise: it must be synchronous, because the code that calls it does not wait, after f(1)',
  )
})

test('behind a driver, a message names the function that the learner wrote', async () => {
  class Walker {
    steps = 0
    step(): void {
      this.steps++
    }
  }
  const scale = (x: { shape: number[] }, by: (n: number) => number) => by(x.shape[0])
  const drive = (own: { Walker: typeof Walker; scale: typeof scale }) => ({
    threeSteps: () => {
      const walker = new own.Walker()
      for (let i = 0; i < 3; i++) walker.step()
      return walker.steps
    },
    stepsOf: (count: number, options: { rate: number }) => {
      const walker = new own.Walker()
      walker.step()
      return count * options.rate * walker.steps
    },
    scaledShape: (size: number) => own.scale({ shape: [size] }, (n) => 2 * n),
    scale: (size: number) => own.scale({ shape: [size] }, (n) => 2 * n),
  })
  const checks: Checks<Functions> = {
    'nothing went in': async (impl, t) => t.near(await impl.threeSteps(), 4),
    "the input is the check's": async (impl, t) => t.near(await impl.stepsOf(2, { rate: 3 }), 7),
    "the input is the learner's": async (impl, t) => t.near(await impl.scaledShape(5), 11),
    'a driver named after the export': async (impl, t) => t.near(await impl.scale(5), 11),
  }
  const file = { checks, drive: drive as unknown as (learners: Functions) => Functions }
  const results = await judge(file, { Walker, scale } as unknown as Functions)
  expect(results.map(({ message }) => message?.replace(/^.*?after /, ''))).toEqual([
    'Walker.step()',
    'Walker.step(), for 2, { rate: 3 }',
    'scale({ shape: [5] }, a function)',
    'scale(5)',
  ])
})
