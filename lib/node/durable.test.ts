import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setAside, writeDurable } from './durable.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('text and bytes replace what was there, in folders that are made, and leave nothing else', () => {
  const path = join(folder, 'a', 'b.txt')
  writeDurable(path, 'much longer than what follows')
  writeDurable(path, Uint8Array.of(104, 105))
  expect(readFileSync(path, 'utf8')).toBe('hi')
  expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt'])
})

test('a write that fails leaves the old file, and no part of the new one', () => {
  mkdirSync(join(folder, 'taken', 'by a folder'), { recursive: true })
  expect(() => writeDurable(join(folder, 'taken'), 'x')).toThrow()
  expect(readdirSync(folder)).toEqual(['taken'])
})

test('no file stays open, however many are written', () => {
  // The system gives the lowest number that is free; other threads may hold a few.
  const free = () => {
    const number = openSync(folder, 'r')
    closeSync(number)
    return number
  }
  const before = free()
  for (let i = 0; i < 200; i++) writeDurable(join(folder, 'a.txt'), String(i))
  expect(free() - before).toBeLessThan(100)
})

test('what a kill left beside is swept away; what somebody writes now is not', () => {
  const path = join(folder, 'a.txt')
  writeFileSync(`${path}.1-0.partial`, 'of a program that was killed')
  utimesSync(`${path}.1-0.partial`, 0, 0)
  writeFileSync(`${path}.2-0.partial`, 'of a program that writes')
  writeDurable(path, 'x')
  expect(readdirSync(folder).sort()).toEqual(['a.txt', 'a.txt.2-0.partial'])
})

test('programs that write to one path at once all succeed, and a reader finds a whole file', async () => {
  const program = `
    import { readFileSync } from 'node:fs'
    import { writeDurable } from ${JSON.stringify(new URL('durable.ts', import.meta.url).href)}
    const [path, letter] = process.argv.slice(-2)
    for (let i = 0; i < 100; i++) {
      writeDurable(path, letter.repeat(letter === 'a' ? 300_000 : 200_000))
      if (!/^(a{300000}|b{200000})$/.test(readFileSync(path, 'utf8'))) throw new Error('half a file')
    }`
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const write = (letter: string) =>
    promisify(execFile)(process.execPath, [
      ...['--import', tsx, '--input-type=module', '--eval', program],
      ...['--', join(folder, 'a.txt'), letter],
    ])
  await Promise.all([write('a'), write('b')])
  expect(readdirSync(folder)).toEqual(['a.txt'])
}, 60_000)

test('what is set aside gets the first name that is free, and nothing is lost', () => {
  const path = join(folder, 'best.safetensors')
  expect(setAside(path)).toBeUndefined()
  for (const text of ['one', 'two']) {
    writeDurable(path, text)
    expect(readFileSync(setAside(path) ?? '', 'utf8')).toBe(text)
  }
  expect(readdirSync(folder).toSorted()).toEqual([
    'best.earlier-1.safetensors',
    'best.earlier-2.safetensors',
  ])
})
