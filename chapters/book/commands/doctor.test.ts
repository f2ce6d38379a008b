import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { root } from '../root.ts'
import { examine, folder as writable } from './doctor.ts'

const folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))
afterEach(() => vi.unstubAllEnvs())
const find = (what: string, ...args: Parameters<typeof examine>) =>
  examine(...args).find((finding) => finding.what === what)

test.each([
  ['20.18.3', 'bad'],
  ['18.20.0', 'bad'],
  ['20.19.0', 'good'],
  ['21.7.3', 'bad'],
  ['22.11.0', 'bad'],
  ['22.12.0', 'good'],
  ['23.5.0', 'good'],
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

test('engines of package.json is no wider than that of what runs the site', () => {
  const engines = (path: string): string =>
    (
      JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as {
        engines: { node: string }
      }
    ).engines.node
  expect(engines('.')).toBe(engines('node_modules/vite'))
})

test('a folder that cannot be written is bad, and says why', () => {
  expect(writable().state).toBe('good')
  const file = join(
    mkdtempSync(join(tmpdir(), 'chalkgrad-')),
    'a file, where a folder should be',
  )
  writeFileSync(file, '')
  expect(writable(file)).toMatchObject({ state: 'bad', found: `${file} cannot be written` })
})
