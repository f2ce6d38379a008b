import { expect, test } from 'vitest'
import { callText } from './calls.ts'
import { judge } from './judge.ts'
import type { Functions } from './judge.ts'
import { dataOnly } from './data-only.ts'
import { runChecks, statusOf } from './run-checks.ts'
import type { Checks } from './check.ts'
import { todo, todoCalls } from './todo.ts'

interface Doubling {
  double(x: number): number
}

const checks: Checks<Doubling> = {
  'doubles 3': async (impl, t) => t.near(await impl.double(3), 6),
  'refuses NaN': async (impl, t) => t.throws(() => impl.double(NaN), 'Error', { 'the number': /number/ }),
}

const statuses = async (impl: Doubling) => (await runChecks(checks, impl)).map(({ status }) => status)

test('right and wrong answers', async () => {
  const right = (x: number) => {
    if (Number.isNaN(x)) throw new Error('not a number')
    return 2 * x
  }
  expect(await statuses({ double: right })).toEqual(['pass', 'pass'])
  const [first, second] = await runChecks(checks, { double: (x) => x })
  expect(first).toMatchObject({ status: 'fail', message: 'got 3, wanted 6, difference -3, after double(3)' })
  expect(first.location).toMatch(/run-checks\.test\.ts:\d+$/)
  expect(second).toMatchObject({ status: 'fail', message: expect.stringContaining('no error came') })
})

test('a stub is unsolved because it was called, also where a check expects an error', async () => {
  expect(await statuses({ double: () => todo('double') })).toEqual(['todo', 'todo'])
  // Even an attempt that swallows the stub's error is not solved.
  const swallow = (x: number) => {
    try {
      return todo('double')
    } catch {
      return 2 * x
    }
  }
  expect((await statuses({ double: swallow }))[0]).toBe('todo')
  expect(todoCalls()).toEqual([])
})

test('a missing export and a strange throw are told plainly', async () => {
  const [missing] = await runChecks(checks, {} as Doubling)
  expect(missing.message).toBe('there is no function double: was its export renamed or removed?')
  const strange = () => {
    throw 'nothing'
  }
  expect((await runChecks(checks, { double: strange }))[0].message).toBe(
    'threw nothing, which is not an Error, after double(3)',
  )
})

test('a message names the call as it was made, and the words of a check stand alone', async () => {
  const sort = (x: number[]): number[] => x.sort((a, b) => a - b)
  const failing: Checks<{ sort: typeof sort }> = {
    compared: async (impl, t) => t.near(await impl.sort([3, 1]), [3, 1]),
    'compared without a call': async (_, t) => t.near(1, 2),
    'in words': async (impl, t) => t.ok((await impl.sort([3, 1]))[0] === 3, 'the first should be 3'),
    refused: async (impl, t) => t.throws(() => impl.sort([]), 'ArgumentError'),
  }
  const results = await runChecks(failing, { sort })
  expect(results.map(({ message }) => message)).toEqual([
    'got 1, wanted 3 at [0], difference -2 (2 of 2 differ), after sort([3, 1])',
    'got 1, wanted 2, difference -1',
    'the first should be 3',
    'no error came, but []; wanted an ArgumentError, after sort([])',
  ])
})

test('a long call is cut', () => {
  const many = Float64Array.from({ length: 1000 }, (_, i) => i / 7)
  expect(callText('f', [many, 'sum', undefined])).toBe(
    'f([0, 0.1428571, 0.2857143, 0.4285714, … 996 more], "sum", undefined)',
  )
  expect(callText('g', [{ shape: [2, 3], data: [...many], by: { p: 0.5 }, none: {} }])).toBe(
    'g({ shape: [2, 3], data: [0, 0.1428571, 0.2857143, … 997 more], by: { p: 0.5 }, none: {} })',
  )
  expect(callText('h', [])).toBe('h()')
})

test('one word for an exercise', () => {
  const of = (...list: ('pass' | 'fail' | 'todo')[]) => statusOf(list.map((status) => ({ status })))
  expect(of('pass', 'pass')).toBe('solved')
  expect(of('todo', 'todo')).toBe('unsolved')
  expect(of('pass', 'todo')).toBe('started')
  expect(of('pass', 'todo', 'fail')).toBe('wrong')
  expect(of()).toBe('unsolved')
})

test('through dataOnly an implementation sees copies', async () => {
  const list = [1, 2]
  const impl = dataOnly({ push: (x: number[]) => (x.push(3), x) })
  expect(await impl.push(list)).toEqual([1, 2, 3])
  expect(list).toEqual([1, 2])
})

test('dataOnly refuses what does not survive the way to another thread', async () => {
  const impl = dataOnly({ same: (x: unknown) => x, map: () => new Map() })
  await expect(impl.same(() => 1)).rejects.toThrow('argument 1 of same is a function')
  await expect(impl.same({ list: [new Date()] })).rejects.toThrow('argument 1 of same.list[0] is a Date')
  await expect(impl.map()).rejects.toThrow('the result of map is a Map')
  expect(await impl.same({ shape: [2], data: Float64Array.of(1, 2), label: null })).toEqual({
    shape: [2],
    data: Float64Array.of(1, 2),
    label: null,
  })
})

test('a missing export is named as the task names it, also behind a driver', async () => {
  const drive = ({ double }: Functions): Functions => ({ doubled: (x) => double(x) })
  const checks: Checks<Functions> = { doubles: async (impl) => void (await impl.doubled(1)) }
  const [result] = await judge({ checks, drive }, {})
  expect(result.message).toBe('there is no function double: was its export renamed or removed?')
})
