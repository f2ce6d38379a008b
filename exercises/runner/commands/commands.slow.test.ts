import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { attempt, smallBook, TemporaryCopy } from '../testing/temporary-copy.ts'

const copy = new TemporaryCopy(smallBook(['one', 'two']))
const file = (name: string) => `exercises/01-first/${name}/${name}.ts`
const read = (name: string) => readFileSync(join(copy.folder, name), 'utf8')
afterAll(() => copy.remove())

test('hints open one by one; an option that npm kept is not ignored', { timeout: 180_000 }, async () => {
  const [first, kept] = await Promise.all([
    copy.run('hint.ts', ['one']),
    copy.run('hint.ts', ['two'], { npm_config_all: 'true' }),
  ])
  expect(first.output).toMatch(/Nudge\nWhat is 1 \+ 1\?\n\n2 more/)
  expect(kept).toMatchObject({ code: 1, output: expect.stringContaining('npm run hint two -- --all') })
  expect((await copy.run('hint.ts', ['first/one'])).output).toMatch(/^\nfirst\/one Write one\n\nPlan\nAdd\.\n\n1 more/)
  expect((await copy.run('hint.ts', ['first/one'])).output).toMatch(/\n\nOutline\nx \+ x\n$/)
})

test('the solution waits until the exercise is solved', { timeout: 180_000 }, async () => {
  copy.write(file('two'), attempt())
  const [waits, shown] = await Promise.all([copy.run('solution.ts', ['one']), copy.run('solution.ts', ['two'])])
  expect(waits).toMatchObject({ code: 1, output: expect.stringContaining('its solution waits') })
  expect(shown).toMatchObject({ code: 0, output: expect.stringContaining('return 2 * x') })
})

test('reset asks, and keeps the attempt', { timeout: 180_000 }, async () => {
  copy.write(file('two'), attempt())
  // Also where npm's own --yes is in its settings: that is not said to us.
  const asks = await copy.run('reset.ts', ['two'], { npm_config_yes: 'true' })
  expect(asks.output).toContain('add -- --yes')
  expect(read(file('two'))).toBe(attempt())
  await copy.run('reset.ts', ['two', '--yes'])
  expect(read(file('two'))).toBe(read('solutions/01-first/two/stub.ts'))
  const [kept] = readdirSync(join(copy.folder, '.runs/attempts'))
  expect(read(`.runs/attempts/${kept}`)).toBe(attempt())
})
