import { expect, test } from 'vitest'
import { baseOf, sourceAddress } from './addresses.ts'

test('the page of a folder and of its index file have different addresses', () => {
  expect(sourceAddress('ops/matmul.ts')).toBe('source/ops/matmul')
  expect(sourceAddress('index.ts')).toBe('source/index-file')
  expect(sourceAddress('nn/index.ts')).toBe('source/nn/index-file')
})

test('a base is an address that begins with a slash, and not what Git Bash makes of one', () => {
  expect([baseOf('/'), baseOf('/book'), baseOf('/a/b-c/')]).toEqual(['/', '/book/', '/a/b-c/'])
  for (const wrong of ['C:/Program Files/Git/book/', 'book', '', '/my book/', '//book/', 'https://a.org/'])
    expect(() => baseOf(wrong)).toThrow(`BASE must be an address such as /book/, which begins with /`)
})
