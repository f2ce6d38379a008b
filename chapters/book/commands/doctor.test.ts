import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { examine } from './doctor.ts'

const folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))
afterEach(() => vi.unstubAllEnvs())
const find = (what: string, ...args: Parameters<typeof examine>) =>
  examine(...args).find((finding) => finding.what === what)

test.each([
  ['20.18.3', 'bad'],
  ['18.20.0', 'bad'],
  ['20.19.0', 'good'],
  ['24.1.0', 'good'],
])('Node %s is %s', (version, state) => {
  expect(find('Node', version)).toMatchObject({ state, found: version })
})

test('a CHALKGRAD_DATA that does not exist is bad, with advice', () => {
  expect(
    find('CHALKGRAD_DATA', undefined, { CHALKGRAD_DATA: join(folder, 'nowhere') })?.state,
  ).toBe('bad')
  expect(find('CHALKGRAD_DATA', undefined, { CHALKGRAD_DATA: folder })?.state).toBe('good')
  expect(find('CHALKGRAD_DATA', undefined, {})).toBeUndefined()
  rmSync(folder, { recursive: true })
})

test('a data set that is not here comes with its command', () => {
  vi.stubEnv('CHALKGRAD_DATA', '')
  const mnist = find('mnist')
  if (mnist?.state === 'optional') expect(mnist.advice).toBe('npm run data -- mnist')
  else expect(mnist?.found).toBe('here')
})

test('Chromium is found by CHROMIUM_PATH', () => {
  expect(find('Chromium', undefined, { CHROMIUM_PATH: process.execPath })?.found).toBe(
    process.execPath,
  )
})
