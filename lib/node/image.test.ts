import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import { pngGrid } from './image.ts'

const black = { width: 2, height: 2, pixels: [0, 0, 0, 0] }

test('a grid is laid out row by row with white gaps', () => {
  const gray = { width: 2, height: 2, pixels: [0.2, 0.4, 0.6, 0.8] }
  const { width, height, data } = decode(
    pngGrid([black, gray, black], { columns: 2, scale: 1, gap: 1 }),
  )
  expect([width, height]).toEqual([7, 7])
  const rows = Array.from({ length: 7 }, (_, y) => [...data.slice(7 * y, 7 * y + 7)])
  expect(rows[1]).toEqual([255, 0, 0, 255, 51, 102, 255])
  expect(rows[2]).toEqual([255, 0, 0, 255, 153, 204, 255])
  expect(rows[4]).toEqual([255, 0, 0, 255, 255, 255, 255])
})

test('values outside 0..1 are clipped, each pixel becomes a square', () => {
  const { data } = decode(
    pngGrid([{ width: 2, height: 1, pixels: [-3, 9] }], { scale: 2, gap: 0 }),
  )
  expect([...data]).toEqual([0, 0, 255, 255, 0, 0, 255, 255])
})

test('no images, and images of unequal size, are refused', () => {
  expect(() => pngGrid([])).toThrow('got none')
  expect(() => pngGrid([black, { width: 3, height: 2, pixels: [0, 0, 0, 0] }])).toThrow(
    'got 3 × 2 with 4 values at index 1',
  )
  expect(() => pngGrid([black], { columns: 0 })).toThrow(
    'pngGrid: columns must be a whole number ≥ 1, got 0',
  )
  expect(() => pngGrid([black], { gap: -1 })).toThrow('gap must be a whole number ≥ 0')
  expect(() => pngGrid([black], { colums: 2 } as object)).toThrow('Did you mean columns?')
})
