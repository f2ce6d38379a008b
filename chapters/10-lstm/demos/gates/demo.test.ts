import { readFileSync } from 'node:fs'
import { noGrad, parseSafetensors, Random, tensor } from 'chalkgrad'
import { expect, test } from 'vitest'
import { demoFiles } from '../../../../site/plugins/demo-files.ts'
import { numbersOf, Speller } from '../../speller.ts'
import { create, data, mostNames, type Column, type Frame } from './demo.ts'
import {
  given,
  letterOf,
  longest,
  readLetters,
  units,
  usual,
  type Options,
} from './names.ts'

const weights = new Uint8Array(
  readFileSync(new URL('./names.safetensors', import.meta.url)),
)
const list = new TextEncoder().encode('Alexandra\nMaria\n')
const open = (options: Partial<Options> = {}) =>
  create({ start: 'alexand', temperature: 1, seed: 1, ...options }, [weights, list])
const spelled = ({ columns }: Frame) =>
  columns.map(({ letter }) => letterOf(letter)).join('')
const last = ({ columns }: Frame): Column => columns[columns.length - 1]

test('the gates that are shown make exactly what nn.LSTM makes of the same letters', () => {
  const { columns } = open().first()
  const model = new Speller(units, new Random(1))
  model.loadStateDict(parseSafetensors(weights, data[0]).tensors)
  const tokens = tensor([[0, ...numbersOf('alexand')]], { dtype: 'int32' })
  noGrad(() => {
    const { output, state } = model.cells.forward(model.embedding.forward(tokens))
    columns.forEach(({ values }, t) =>
      expect(values.said).toEqual([...output.select(0, 0).select(0, t).data()]),
    )
    const { values, probabilities } = columns[7]
    expect(values.memory).toEqual([...state.cell.data()])
    const said = model.forward(tokens).softmax(2).select(0, 0).select(0, 7)
    probabilities.forEach((p, i) => expect(p).toBeCloseTo(said.data()[i], 5))
  })
})

test('the sums that are shown are true: f · c + i · g, and o · tanh c', () => {
  const { columns } = open().first()
  columns.forEach(({ values: now }, t) => {
    for (let unit = 0; unit < units; unit++) {
      const before = t > 0 ? columns[t - 1].values.memory[unit] : 0
      const memory = now.forget[unit] * before + now.input[unit] * now.candidate[unit]
      expect(now.memory[unit]).toBeCloseTo(memory, 5)
      expect(now.said[unit]).toBeCloseTo(now.output[unit] * Math.tanh(memory), 5)
      for (const gate of [now.forget[unit], now.input[unit], now.output[unit]])
        expect(gate >= 0 && gate <= 1).toBe(true)
    }
  })
})

test('untouched, it has a guess how the name goes on; at the start it has none', () => {
  const { columns } = open({ start: usual.start }).first()
  const { probabilities } = columns[columns.length - 1]
  expect(probabilities.indexOf(Math.max(...probabilities))).toBe(numbersOf('i')[0])
  expect(Math.max(...probabilities)).toBeGreaterThan(0.4)
  expect(Math.max(...columns[0].probabilities)).toBeLessThan(0.15)
})

test('the unit that is chosen untouched counts letters: it keeps, and goes on in one direction', () => {
  for (const start of [
    'alexandriana',
    'christopher',
    'katherine',
    'wilhelmina',
    'qqzxwvqq',
  ]) {
    const { columns } = open({ start }).first()
    const memory = columns.map(({ values }) => values.memory[usual.unit - 1])
    const down = memory.filter((c, t) => t > 0 && c < memory[t - 1])
    expect(down.length / (memory.length - 1)).toBeGreaterThan(0.7)
    expect(memory[memory.length - 1]).toBeLessThan(-2)
    const kept = columns.slice(2).map(({ values }) => values.forget[usual.unit - 1])
    expect(kept.reduce((sum, f) => sum + f, 0) / kept.length).toBeGreaterThan(0.8)
    for (const { values } of columns.slice(2))
      expect(values.memory[usual.unit - 1]).toBeLessThan(0)
  }
})

test('a step reads one more letter, a name that ends is kept, and the next begins with the same letters', () => {
  const demo = open({ start: 'mari' })
  let frame = demo.first()
  expect(spelled(frame)).toBe('▪mari')
  while (!frame.ended) {
    const before = spelled(frame)
    frame = demo.step()
    if (!frame.ended) expect(spelled(frame).slice(0, -1)).toBe(before)
  }
  const name = spelled(frame).slice(1)
  expect(frame.made).toEqual([
    { name: name.replace('m', 'M'), known: ['alexandra', 'maria'].includes(name) },
  ])
  expect(spelled(demo.step())).toBe('▪mari')
})

test('names of the list are known, others are not', () => {
  const demo = open({ temperature: 0.2 })
  let frame = demo.first()
  while (frame.made.length < 6) frame = demo.step()
  expect(frame.made).toContainEqual({ name: 'Alexandra', known: true })
  for (const { name, known } of frame.made) expect(known).toBe(name === 'Alexandra')
})

test('the same seed makes up the same names, another seed others', () => {
  const names = (seed: number) => {
    const demo = open({ start: '', seed })
    let frame = demo.first()
    while (frame.made.length < 3) frame = demo.step()
    return frame.made.map(({ name }) => name).join()
  }
  expect(names(1)).toBe(names(1))
  expect(names(1)).not.toBe(names(2))
})

test('every name ends, and after the last of them nothing is left to do', () => {
  const demo = open({ start: 'zzzzzzzzzzzz', temperature: 2 })
  let frame = demo.first()
  for (let steps = 0; !demo.done(); steps++) {
    frame = demo.step()
    expect(frame.columns.length).toBeLessThanOrEqual(longest + 1)
    if (steps > mostNames * (longest + 2)) throw new Error('it goes on for ever')
  }
  expect(frame.made).toHaveLength(mostNames)
})

test('a temperature changes what is likely next, and no letter that was read', () => {
  const demo = open()
  const before = demo.first()
  const cold = demo.act('temperature', 0.2)
  expect(Math.max(...last(cold).probabilities)).toBeGreaterThan(Math.max(...last(before).probabilities)) // prettier-ignore
  expect(last(cold).values).toEqual(last(before).values)
})

test('letters are read, and what is none is told', () => {
  expect(readLetters('Maria')).toEqual({ letters: 'maria', fault: '' })
  expect(readLetters('zoé 1')).toEqual({ letters: 'zo', fault: 'only the letters a to z' })
  const long = readLetters('a'.repeat(given + 1))
  expect(long).toEqual({ letters: 'a'.repeat(given), fault: `at most ${given} letters` })
  expect(spelled(open({ start: '<b>é' }).first())).toBe('▪b')
})

test('the files that the page asks for are there', () => {
  expect(data.filter((name) => !(name in demoFiles))).toEqual([])
})
