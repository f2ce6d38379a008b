import { readFileSync } from 'node:fs'
import { nn, noGrad, parseSafetensors, Random, tensor } from 'chalkgrad'
import { expect, test } from 'vitest'
import { demoFiles } from '../../../../site/plugins/demo-files.ts'
import { create, data, mostDrawn, type Frame } from './demo.ts'
import {
  headWidth,
  letters,
  most,
  products,
  readText,
  shape,
  usual,
  type Look,
  type Options,
  type ProductName,
} from './names.ts'

const weights = new Uint8Array(
  readFileSync(new URL('./plays.safetensors', import.meta.url)),
)
const look: Look = { layer: 1, head: 2, product: 'weight', row: 3, column: 1 }
const open = (options: Partial<Options> = {}) =>
  create({ text: 'To be, or not', temperature: 1, seed: 1, look, ...options }, weights)
const sumOf = ({ cell }: Frame): number =>
  cell.left.reduce((sum, value, i) => sum + value * cell.right[i], 0) * cell.scale +
  cell.bias

function engine() {
  const { tensors, metadata } = parseSafetensors(weights, data)
  const model = new nn.GPT({ vocabulary: metadata.letters.length, ...shape }, new Random(1))
  model.loadStateDict(tensors)
  return { model, letters: metadata.letters }
}

test('what is shown is what nn.GPT computes: every map, and the logits', () => {
  const { model, letters } = engine()
  const tokens = tensor([[...'To be, or not'].map((letter) => letters.indexOf(letter))], {
    dtype: 'int32',
  })
  const seen: number[][][][] = []
  const logits = noGrad(() =>
    model.forward(tokens, {
      see: (weights) => seen.push(weights.select(0, 0).toArray() as number[][][]),
    }),
  )
  for (let layer = 0; layer < shape.layers; layer++) {
    const { maps, next } = open({ look: { ...look, layer } }).first()
    maps.forEach((map, head) => map.forEach((row, i) => row.forEach((weight, j) => expect(weight).toBeCloseTo(seen[layer][head][i][j], 5)))) // prettier-ignore
    const last = logits.select(1, 12).data()
    next.logits.forEach((logit, i) => expect(logit).toBeCloseTo(last[i], 4))
  }
})

test('each product, opened, adds up to the number that is shown', () => {
  for (const product of Object.keys(products) as ProductName[]) {
    for (const [row, column] of [
      [0, 0],
      [7, 5],
      [12, 11],
    ]) {
      // prettier-ignore
      const frame = open({ look: { ...look, product, row, column } }).first()
      const { cell } = frame
      expect(frame.product.rows[cell.row][cell.column]).toBe(cell.value)
      if (product !== 'weight') expect(sumOf(frame)).toBeCloseTo(cell.value, 4)
    }
  }
})

test('a weight is the softmax of the scores that may be seen', () => {
  const { rows: scores } = open({ look: { ...look, product: 'score' } }).first().product
  const { rows: shares } = open({ look: { ...look, product: 'weight' } }).first().product
  shares.forEach((row, i) => {
    const all = scores[i].slice(0, i + 1).map(Math.exp)
    const sum = all.reduce((a, b) => a + b, 0)
    row.forEach((share, j) => expect(share).toBeCloseTo(j <= i ? all[j] / sum : 0, 5))
  })
})

test('a step draws a letter, reads it, and only the last letters are shown', () => {
  const demo = open()
  const before = demo.first()
  const after = demo.step()
  expect(after.drawn).toHaveLength(1)
  expect(after.letters).toEqual([...before.letters, after.drawn])
  for (let i = 0; i < 20; i++) demo.step()
  expect(demo.step().letters).toHaveLength(most)
  while (!demo.done()) demo.step()
  expect(demo.step().drawn.length).toBe(mostDrawn + 1)
})

test('the same seed draws the same, another temperature changes what is likely and nothing that was computed', () => {
  const said = (seed: number) => {
    const demo = open({ seed })
    for (let i = 0; i < 12; i++) demo.step()
    return demo.first().drawn
  }
  expect(said(1)).toBe(said(1))
  expect(said(1)).not.toBe(said(2))
  const demo = open()
  const [before, cold] = [demo.first(), demo.act('temperature', 0.2)]
  expect(Math.max(...cold.next.probabilities)).toBeGreaterThan(
    Math.max(...before.next.probabilities),
  )
  expect(cold.next.logits).toEqual(before.next.logits)
  expect(cold.maps).toEqual(before.maps)
})

test('it has learned to spell: behind q comes u, behind th comes e', () => {
  const likeliest = (text: string) => {
    const { next, vocabulary } = open({ text }).first()
    return vocabulary[next.probabilities.indexOf(Math.max(...next.probabilities))]
  }
  expect(likeliest('the q')).toBe('u')
  expect(likeliest('With th')).toBe('e')
  expect(likeliest('ROMEO')).toBe(':')
})

test('in the first layer, head 2 looks most at the letter before; the first letter has only itself', () => {
  const { maps } = open({ text: usual.text, look: { ...look, layer: 0 } }).first()
  const before = maps.map(
    (map) => map.slice(1).reduce((sum, row, i) => sum + row[i], 0) / (map.length - 1),
  )
  expect(before.indexOf(Math.max(...before))).toBe(1)
  for (const [first] of maps)
    expect(first).toEqual([1, ...new Array(first.length - 1).fill(0)])
})

test('a cell beyond the text is the last one', () => {
  const { cell } = open({ text: 'a', look: { ...look, row: 99, column: 99 } }).first()
  expect([cell.row, cell.column]).toEqual([0, 0])
})

test('letters are read, and what the plays do not have is told', () => {
  expect([...engine().letters].sort()).toEqual([...letters].sort())
  expect(readText('Ünique 7')).toEqual({
    text: 'nique ',
    fault: 'only letters that the plays have',
  })
  expect(readText('x'.repeat(most + 3)).text).toHaveLength(most)
  expect(open({ text: '' }).first().letters).toEqual(['\n'])
  expect(usual.text.length).toBeLessThanOrEqual(most)
  expect(headWidth * shape.heads).toBe(shape.width)
})

test('the file that the page asks for is there', () => {
  expect(data in demoFiles).toBe(true)
})
