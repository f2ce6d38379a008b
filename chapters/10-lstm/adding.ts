import { rounded, type Ui } from '#book'
import { mseLoss, noGrad, optim, Random, steps, tensor, type Tensor } from 'chalkgrad'
import { table } from 'chalkgrad/node'
import { Reader, type Kind } from './reader.ts'

interface Options {
  steps: number
  batchSize: number
  learningRate: number
  hidden: number
  seed: number
}

/** The lengths of the sequences, and what reads them. */
const lengths = [10, 30, 60, 100]
const compared: readonly Kind[] = ['rnn', 'gru', 'lstm']
/** Beside the rate of the command, the plain cell may try smaller ones: it is the one in danger. */
const parts: Partial<Record<Kind, readonly number[]>> = { rnn: [1, 0.4, 0.1] }

/**
 * The adding problem (Hochreiter and Schmidhuber, 1997): numbers from 0 to 1, two of them
 * marked; at the end their sum is asked. x: (batch, time, 2), number and mark; y: (batch, 1).
 * One mark is in the first half, one in the second.
 */
export function marked(
  batch: number,
  time: number,
  random: Random,
): { x: Tensor; y: Tensor } {
  const x = new Float32Array(batch * time * 2)
  const y = new Float32Array(batch)
  const half = Math.floor(time / 2)
  for (let b = 0; b < batch; b++) {
    for (let t = 0; t < time; t++) x[2 * (b * time + t)] = random.uniform()
    for (const t of [random.integer(half), half + random.integer(time - half)]) {
      x[2 * (b * time + t) + 1] = 1
      y[b] += x[2 * (b * time + t)]
    }
  }
  return { x: tensor(x, { shape: [batch, time, 2] }), y: tensor(y, { shape: [batch, 1] }) }
}

/** Each kind of cell on sequences of each length, with as many steps. */
export function addUp(options: Options, ui: Ui) {
  const metrics: Record<string, number> = {}
  const curves: Record<string, number[]> = {}
  const times = ui.short ? [4] : lengths
  const rows = compared.map((kind) => [
    kind,
    ...times.map((time) => {
      const run = (parts[kind] ?? [1])
        .map((part) =>
          learnToAdd(
            kind,
            time,
            { ...options, learningRate: part * options.learningRate },
            ui,
          ),
        )
        .reduce((a, b) => (b.ends < a.ends ? b : a))
      metrics[`${kind} ${time}`] = rounded(run.error)
      curves[`${kind} ${time}`] = run.losses.map(rounded)
      return run.error.toFixed(4)
    }),
  ])
  ui.print(table(['mean squared error', ...times.map((time) => `${time} steps`)], rows))
  return { metrics, curves }
}

function learnToAdd(
  kind: Kind,
  time: number,
  { steps: count, batchSize, learningRate, hidden, seed }: Options,
  ui: Ui,
): { error: number; losses: number[]; ends: number } {
  const random = new Random(seed)
  const model = new Reader(
    { kind, inputs: 2, hidden: ui.short ? 2 : hidden, outputs: 1 },
    random,
  )
  const optimizer = new optim.Adam(model.parameters(), { learningRate })
  const total = ui.short ? 2 : count
  const bar = ui.progress(total, `${kind}, ${time} steps`)
  const losses: number[] = []
  let sum = 0
  for (const step of steps(total)) {
    const { x, y } = marked(batchSize, time, random)
    optimizer.zeroGrad()
    const loss = mseLoss(model.forward(x), y)
    loss.backward()
    optim.clipGradNorm(model.parameters(), 1)
    optimizer.step()
    sum += loss.item()
    if ((step + 1) % 50 === 0) {
      losses.push(sum / 50)
      sum = 0
    }
    bar.step()
  }
  bar.end()
  const test = marked(ui.short ? 4 : 1000, time, new Random(seed + 1000))
  const error = noGrad(() => mseLoss(model.forward(test.x), test.y)).item()
  // Judged by what it learned from, as a rate should be: the last two hundred steps.
  const ends = losses.slice(-4).reduce((total, loss) => total + loss, 0)
  return { error, losses, ends }
}
