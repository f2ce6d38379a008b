import { expect, test } from 'vitest'
import { splitStarter } from './task.ts'

test('the task of a starter is its comment, and the editor holds the rest', () => {
  const { intro, tasks, code } = splitStarter(`import { todo } from '#exercises'

/** A pair: this stays with the code. */
export interface Pair {
  a: number
}

/**
 * Adds them.
 *
 * - pair: two numbers, and a
 *   line that goes on
 *
 * Example:
 *
 *     add({ a: 1 })    // 2
 *
 * Twice the same.
 */
export function add(pair: Pair): number {
  return todo('add')
}

/** Given, not asked for. */
export function given(): number {
  return 1
}
`)
  expect(intro).toBe('')
  expect(tasks).toEqual([
    {
      name: 'add',
      text: 'Adds them.\n\n- pair: two numbers, and a\n  line that goes on\n\nExample:\n\n```ts\nadd({ a: 1 })    // 2\n```\n\nTwice the same.',
    },
  ])
  expect(code).toContain('/** A pair: this stays with the code. */')
  expect(code).toContain('/** Given, not asked for. */')
  expect(code).not.toContain('Adds them')
})

test('a class and its open method are two tasks; a comment above all is said first', () => {
  const { intro, tasks, code } = splitStarter(`/*
 * About all of it.
 */

/** A counter. */
export class Counter {
  /** How often. */
  count = 0

  /** Counts once more. */
  override next(): number {
    return todo('counter')
  }
}
`)
  expect(intro).toBe('About all of it.')
  expect(tasks.map(({ name }) => name)).toEqual(['Counter', 'next'])
  expect(code).toContain('/** How often. */')
})

test('parameters that are taken apart do not end a function', () => {
  const source = `/** The plan. */
export function plan({
  steps,
}: {
  steps: number
}): number {
  return todo('plan')
}
`
  expect(splitStarter(source).tasks).toEqual([{ name: 'plan', text: 'The plan.' }])
})
