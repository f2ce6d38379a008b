import { expect, test } from 'vitest'
import { dataOnly } from './data-only.ts'
import { runChecks, statusOf } from './run-checks.ts'
import type { Checks } from './checks.ts'
import { todo, todoCalls } from './todo.ts'

interface Doubling {
  double(x: number): number
}

const checks: Checks<Doubling> = {
  'doubles 3': async (impl, t) => t.near(await impl.double(3), 6),
  'refuses NaN': async (impl, t) => t.throws(() => impl.double(NaN), /number/),
}

const statuses = async (impl: Doubling) => (await runChecks(checks, impl)).map(({ status }) => status)

test('right and wrong answers', async () => {
  const right = (x: number) => {
    if (Number.isNaN(x)) throw new Error('not a number')
    return 2 * x
  }
  expect(await statuses({ double: right })).toEqual(['pass', 'pass'])
  const [first, second] = await runChecks(checks, { double: (x) => x })
  expect(first).toMatchObject({ status: 'fail', message: 'got 3, wanted 6, difference -3' })
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
  expect((await runChecks(checks, { double: strange }))[0].message).toBe('threw nothing, which is not an Error')
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
