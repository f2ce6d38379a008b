import {
  noGrad,
  nn,
  parseSafetensors,
  Random,
  sampling,
  scope,
  tensor,
  type Tensor,
} from 'chalkgrad'
import {
  most,
  readText,
  shape,
  type Look,
  type Options,
  type ProductName,
} from './names.ts'
import { open, productOf, traceBlock, type Opened, type Traced } from './network.ts'

/**
 * The weights are those that `npm run chapter transformer -- --run shakespeare --layers 3 --width 48 --learning-rate 0.003
 * --kernels blas` leaves in .runs/transformer/plays.safetensors.
 */
export const data = 'plays.safetensors'

export interface Frame {
  /** What is read, a letter each. */
  letters: string[]
  /** All that the network knows, by number. */
  vocabulary: string[]
  /** Of the layer that is looked at: the attention of each head, (time, time) each. */
  maps: number[][][]
  /** The product that is looked at, (time, …). */
  product: { name: ProductName; rows: number[][] }
  cell: Opened & { value: number; row: number; column: number }
  /** Of each letter, behind the last one: the logit, and how likely it is at this temperature. */
  next: { logits: number[]; probabilities: number[] }
  /** The letters that were drawn, all of them. */
  drawn: string
}

export const mostDrawn = 100

/** A GPT that was trained before reads the reader's text, shows what it computes, and draws what comes next. */
export function create(options: Options, weights: Uint8Array) {
  const { tensors, metadata } = parseSafetensors(weights, data)
  const vocabulary = [...metadata.letters]
  const model = new nn.GPT({ vocabulary: vocabulary.length, ...shape }, new Random(1))
  model.loadStateDict(tensors)
  const random = new Random(options.seed)
  let { look, temperature } = options
  let text = readText(options.text).text || '\n'
  let drawn = ''

  /** Everything that the network computes for the letters that are shown. */
  function read() {
    const tokens = tensor([...text].map((letter) => vocabulary.indexOf(letter)), { dtype: 'int32' }) // prettier-ignore
    const traces: Traced[] = []
    let x = model.wpe.forward(model.wte.forward(tokens))
    for (const block of model.h) {
      const traced = traceBlock(block, x)
      traces.push(traced)
      x = traced.output
    }
    const final = model.ln_f.forward(x)
    const logits = model.logits(final)
    return { traces, final, logits, last: logits.select(0, logits.shape[0] - 1) }
  }
  function frame(): Frame {
    const { traces, final, logits, last } = read()
    const traced = traces[look.layer]
    const values = productOf(traced, logits, look)
    const [row, column] = [look.row, look.column].map((at, axis) =>
      Math.min(at, values.shape[axis] - 1),
    )
    return {
      letters: [...text],
      vocabulary,
      maps: traced.heads.map(({ weight }) => rowsOf(weight)),
      product: { name: look.product, rows: rowsOf(values) },
      cell: {
        ...open(model, traced, final, { ...look, row, column }),
        value: values.select(0, row).select(0, column).item(),
        row,
        column,
      },
      next: {
        logits: [...last.data()],
        probabilities: [...last.div(temperature).softmax(0).data()],
      },
      drawn,
    }
  }
  const shown = (change: () => void): Frame =>
    scope(() =>
      noGrad(() => {
        change()
        return frame()
      }),
    )
  function draw(): void {
    const letter = vocabulary[sampling.sample(read().last, random, { temperature }).item()]
    drawn += letter
    text = [...(text + letter)].slice(-most).join('')
  }

  return {
    first: () => shown(() => undefined),
    done: () => drawn.length >= mostDrawn,
    /** One more letter, drawn and read. */
    step: () => shown(draw),
    act: (name: string, value: unknown) =>
      shown(() => {
        if (name === 'temperature') temperature = Number(value)
        if (name === 'look') look = value as Look
      }),
  }
}

function rowsOf(x: Tensor): number[][] {
  const [rows, columns] = x.shape
  const values = x.data()
  return Array.from({ length: rows }, (_, i) => [
    ...values.subarray(i * columns, (i + 1) * columns),
  ])
}
