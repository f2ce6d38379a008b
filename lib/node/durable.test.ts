import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeDurable } from './durable.ts'

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
