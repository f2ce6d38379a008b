import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { root, runsFolder } from '../chapters/book/root.ts'
import { writeDurable } from '../lib/node/durable.ts'

afterEach(() => vi.restoreAllMocks())

test('the program in the README runs as it stands, and learns', async () => {
  const [, program] = /```ts\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  const path = join(runsFolder('readme'), 'try.ts')
  writeDurable(path, program)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import(pathToFileURL(path).href)
  rmSync(path)
  const losses = log.mock.calls.map(([, loss]: unknown[]) => Number(loss))
  expect(losses.length).toBeGreaterThan(2)
  expect(losses[losses.length - 1]).toBeLessThan(losses[0] / 10)
})
