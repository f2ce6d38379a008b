import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tinyShakespeare } from './catalog.ts'
import { findDataSet } from './find-data-set.ts'
import { loadShakespeare } from './shakespeare.ts'

const own = findDataSet(tinyShakespeare)
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))
  vi.stubEnv('CHALKGRAD_DATA', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test('a text that is not there: the message has the command and the folder that it may lie in', () => {
  if (findDataSet(tinyShakespeare) !== undefined) return
  expect(loadShakespeare).toThrow('npm run data -- tiny-shakespeare')
  expect(loadShakespeare).toThrow('tiny-shakespeare/input.txt')
})

test('another text of its name is refused by its check sum', () => {
  mkdirSync(join(folder, 'tiny-shakespeare'))
  writeFileSync(join(folder, 'tiny-shakespeare', 'input.txt'), 'To be, or not to be')
  expect(loadShakespeare).toThrow(
    /^tiny-shakespeare\/input\.txt: expected content with SHA-256 86c4e6aa/,
  )
})

test('an input.txt beside the sets is somebody else’s, and is left alone', () => {
  writeFileSync(join(folder, 'input.txt'), 'To be, or not to be')
  expect(findDataSet(tinyShakespeare)).not.toBe(folder)
})

// Only where someone has it: CHALKGRAD_DATA or .data.
test.skipIf(own === undefined)('the plays have 65 characters, and begin at once', () => {
  vi.stubEnv('CHALKGRAD_DATA', join(own ?? '', '..'))
  const text = loadShakespeare()
  expect(text).toHaveLength(1_115_394)
  expect(new Set(text).size).toBe(65)
  expect(text).toMatch(/^First Citizen:\nBefore we proceed any further, hear me speak\.\n/)
})
