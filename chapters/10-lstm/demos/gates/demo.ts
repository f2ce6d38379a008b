import { noGrad, parseSafetensors, Random, sampling, scope, tensor } from 'chalkgrad'
import { letters, nameOf, numbersOf, Speller } from '../../speller.ts'
import { longest, readLetters, units, type Options, type Part } from './names.ts'
import { cellOf, takenApart } from './taken-apart.ts'

/**
 * The weights are those that `npm run chapter lstm -- --run names --hidden 48 --epochs 12 --kernels blas`
 * leaves in .runs/lstm/names.safetensors.
 */
export const data = ['names.safetensors', 'names.txt.gz']

/** What the network did as it read one letter. */
export interface Column {
  letter: number
  /** Of each unit. */
  values: Record<Part, number[]>
  /** Of each letter as the next one; 0 is the end. */
  probabilities: number[]
}

export interface Frame {
  /** In front of the first letter it reads a 0. */
  columns: Column[]
  /** Nothing comes behind these letters. */
  ended: boolean
  /** What it made up, and whether the book's list has the name. */
  made: { name: string; known: boolean }[]
}

export const mostNames = 30

/** A network that was trained before reads the reader's letters, and draws those that come behind them. */
export function create(options: Options, [weights, list]: readonly Uint8Array[]) {
  const model = new Speller(units, new Random(1))
  model.loadStateDict(parseSafetensors(weights, data[0]).tensors)
  const cell = cellOf(model.cells)
  const known = new Set(new TextDecoder().decode(list).toLowerCase().split('\n'))
  const start = [0, ...numbersOf(readLetters(options.start).letters)]
  const random = new Random(options.seed)
  let { temperature } = options
  let read: (Omit<Column, 'probabilities'> & { logits: number[] })[] = []
  let ended = false
  let made: Frame['made'] = []

  function reads(letter: number): void {
    const last = read[read.length - 1]?.values
    const before = last
      ? { hidden: tensor([last.said]), cell: tensor([last.memory]) }
      : cell.start(1)
    const x = model.embedding.forward(tensor([letter], { dtype: 'int32' }))
    const { state, ...gates } = takenApart(cell, x, before)
    const values = {
      forget: [...gates.forget.data()],
      input: [...gates.input.data()],
      candidate: [...gates.candidate.data()],
      output: [...gates.output.data()],
      memory: [...state.cell.data()],
      said: [...state.hidden.data()],
    }
    const logits = [...model.head.forward(state.hidden).data()]
    read.push({ letter, values, logits })
  }
  function begin(): void {
    read = []
    ended = false
    for (const letter of start) reads(letter)
  }
  function end(): void {
    ended = true
    const name = nameOf(read.slice(1).map(({ letter }) => letter))
    if (name) made = [...made, { name, known: known.has(name.toLowerCase()) }]
  }
  function draw(): void {
    const { logits } = read[read.length - 1]
    const next = sampling.sample(tensor(logits), random, { temperature }).item()
    if (next === 0) return end()
    reads(next)
    if (read.length > longest) end()
  }
  const frame = (): Frame => {
    const rows = tensor(read.map(({ logits }) => logits)).div(temperature).softmax(1).data() // prettier-ignore
    const columns = read.map(({ letter, values }, t) => ({
      letter,
      values,
      probabilities: [...rows.subarray(t * letters, (t + 1) * letters)],
    }))
    return { columns, ended, made }
  }
  const shown = (change: () => void): Frame =>
    scope(() =>
      noGrad(() => {
        change()
        return frame()
      }),
    )

  return {
    first: () => shown(begin),
    done: () => made.length >= mostNames,
    /** One more letter; behind the end of a name, the beginning of another. */
    step: () => shown(ended ? begin : draw),
    act: (name: string, value: unknown) =>
      shown(() => {
        if (name === 'temperature') temperature = Number(value)
      }),
  }
}
