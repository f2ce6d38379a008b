import { characters, crossEntropy, nn, noGrad, optim, Random, sampling, scope, tensor, Vocabulary, type Tensor } from 'chalkgrad' // prettier-ignore
import { windowsOf } from '../../stream.ts'
import { context, faultOf, longest, usual, type Options } from './names.ts'

export const data = 'names.txt.gz'

export interface Frame {
  /** A number for each ten steps: [steps, loss]. */
  losses: [number, number][]
  /** ln of how many letters there are: where everyone begins. */
  start: number
  /** What it wrote last, and behind how many steps. */
  written: string
  at: number
  parameters: number
  letters: number
}

export const lastStep = 2000

/** A GPT that learns on this page: the names, one after the other, or a text of the reader. */
export function create(options: Options, list: Uint8Array) {
  const own = faultOf(options.text).startsWith('a text')
    ? usual.text
    : [...options.text].slice(0, longest).join('')
  const text =
    options.source === 'names' ? new TextDecoder().decode(list).toLowerCase() : own
  const vocabulary = Vocabulary.fit(characters(text))
  const random = new Random(options.seed)
  const source = names(text, options.source === 'names', random)
  // Short texts are read again from the start: a window has its length.
  const numbers = vocabulary.encode(
    characters(source.repeat(Math.ceil((context + 2) / source.length))),
  )
  const { layers, width } = options
  const model = new nn.GPT(
    { vocabulary: vocabulary.size, context, layers, heads: 4, width },
    random,
  )
  const optimizer = new optim.AdamW(model.parameters(), { learningRate: 0.003 })
  const losses: [number, number][] = []
  let [steps, sum, written, at] = [0, 0, '', 0]

  function learn(): void {
    const { x, y } = windowsOf(numbers, 8, context, random)
    optimizer.zeroGrad()
    const loss = crossEntropy(model.forward(x), y)
    loss.backward()
    optim.clipGradNorm(model.parameters(), 1)
    optimizer.step()
    sum += loss.item()
    steps++
    if (steps === 1) losses.push([0, sum])
    if (steps % 10 === 0) {
      losses.push([steps, sum / 10])
      sum = 0
    }
  }
  function write(): void {
    const choose = (logits: Tensor): Tensor =>
      sampling.sample(logits, random, { temperature: 0.8 })
    const start = tensor([[numbers[0]]], { dtype: 'int32' })
    const drawn = noGrad(() => model.generate(start, context - 1, { choose }).data())
    written = vocabulary.decode([...drawn].slice(1)).join('')
    at = steps
  }
  const frame = (): Frame => ({
    losses: [...losses],
    start: Math.log(vocabulary.size),
    written,
    at,
    parameters: model.parameterCount(),
    letters: vocabulary.size,
  })
  return {
    first: () =>
      scope(() => {
        write()
        return frame()
      }),
    step: () =>
      scope(() => {
        learn()
        if (steps % 50 === 0) write()
        return frame()
      }),
    done: () => steps >= lastStep,
  }
}

/** The names in another order, a line each: by the alphabet it would learn A first. */
function names(text: string, shuffle: boolean, random: Random): string {
  if (!shuffle) return text
  const lines = text.split('\n').filter(Boolean)
  return `\n${[...random.permutation(lines.length)].map((i) => lines[i]).join('\n')}\n`
}
