import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { someClothes } from '../../../../site/plugins/demo-files.ts'
import { create, type Look, type Options } from './demo.ts'
import { drawDigit } from './digits.ts'
import { inked, readInk, strokeOf, writeInk } from './ink.ts'
import { names, subjects } from './names.ts'

const files = [
  new Uint8Array(readFileSync(new URL('./look.safetensors', import.meta.url))),
  someClothes(),
]
const look: Look = { picture: '9', ink: '', layer: 'conv1', map: 0, row: 16, column: 11 }
const open = (options: Partial<Options> = {}) =>
  create({ subject: 'clothes', weights: 'trained', look, ...options }, files)

test('untouched, it knows nearly all of its pictures, clothes and digits', () => {
  for (const subject of subjects) {
    const demo = open({ subject })
    const right = names[subject].filter((_, kind) => {
      const { probabilities } = demo.act('look', { ...look, picture: String(kind) })
      return probabilities.indexOf(Math.max(...probabilities)) === kind
    })
    expect(right.length).toBeGreaterThanOrEqual(8)
  }
})

test('the sum that is shown is the number in the cell, in every layer', () => {
  const demo = open()
  for (const { id, maps, size } of [
    { id: 'conv1', maps: 6, size: 24 },
    { id: 'pool1', maps: 6, size: 12 },
    { id: 'conv2', maps: 10, size: 8 },
    { id: 'pool2', maps: 10, size: 4 },
  ] as const) {
    for (const [map, row, column] of [
      [0, 0, 0],
      [maps - 1, size - 1, size - 1],
      [2, 3, 2],
    ]) {
      // prettier-ignore
      const frame = demo.act('look', { ...look, layer: id, map, row, column })
      expect(frame.cell.value).toBeCloseTo(
        frame.maps[id][(map * size + row) * size + column],
        4,
      )
      expect(frame.cell.meetings).toHaveLength(id === 'conv2' ? 6 : 1)
    }
  }
})

test('a place beyond a map is its last cell', () => {
  const { cell } = open().act('look', {
    ...look,
    layer: 'pool2',
    map: 99,
    row: 99,
    column: -3,
  })
  expect(cell.window).toEqual({ top: 6, left: 0, size: 2 })
})

test('ink changes the picture, and with it what every layer says', () => {
  const demo = open()
  const before = demo.first()
  const ink = writeInk(new Set(strokeOf(0, 27 * 28 + 27)))
  const after = demo.act('look', { ...look, ink })
  expect(after.picture[0]).toBe(1)
  expect(after.probabilities).not.toEqual(before.probabilities)
  expect(after.maps.conv2).not.toEqual(before.maps.conv2)
})

test('ink written and read is the same, and other text is no ink', () => {
  const cells = new Set([0, 5, 6, 300, 782, 783])
  expect(readInk(writeInk(cells))).toEqual(cells)
  expect(writeInk(new Set())).toBe('')
  expect(readInk('!?"').size).toBe(0)
  expect(readInk('_'.repeat(500)).size).toBe(784)
  expect(
    inked(new Float32Array(784), new Set([29])).filter((value) => value > 0),
  ).toHaveLength(5)
})

test('a stroke has no gaps and stays on the picture', () => {
  const cells = strokeOf(0, 783)
  expect(Math.max(...cells)).toBe(783)
  for (let i = 0; i < 28; i++) expect(cells).toContain(29 * i)
})

test('ten digits are drawn, each another picture, inside of the frame', () => {
  const drawn = names.digits.map((_, digit) => drawDigit(digit))
  for (const pixels of drawn) {
    expect(pixels).toHaveLength(784)
    expect(Math.max(...pixels)).toBe(1)
    for (let i = 0; i < 28; i++) expect(pixels[i] + pixels[28 * i]).toBe(0)
  }
  expect(new Set(drawn.map((pixels) => pixels.join())).size).toBe(10)
})
