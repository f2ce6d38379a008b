import { expect, test } from 'vitest'
import { sourceAddress } from './addresses.ts'

test('the page of a folder and of its index file have different addresses', () => {
  expect(sourceAddress('ops/matmul.ts')).toBe('source/ops/matmul')
  expect(sourceAddress('index.ts')).toBe('source/index-file')
  expect(sourceAddress('nn/index.ts')).toBe('source/nn/index-file')
})
