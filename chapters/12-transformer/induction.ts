import { rounded, type Ui } from '#book'
import {
  crossEntropy,
  nn,
  noGrad,
  optim,
  Random,
  schedules,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { table } from 'chalkgrad/node'
import { trainSteps } from './train-steps.ts'

interface Options {
  steps: number
  seed: number
}

const tokens = 24
const context = 40
const [shortest, longest] = [6, 18]

/**
 * A run of tokens by chance, as long as chance says, and then the same again and again. `periods`
 * holds the length of each. Nobody can foretell the first time; from the second on, whoever finds
 * what came last time behind the same token knows.
 */
export function repeats(
  batch: number,
  random: Random,
): { x: Tensor; y: Tensor; periods: number[] } {
  const periods = Array.from(
    { length: batch },
    () => shortest + random.integer(longest - shortest + 1),
  )
  const all = periods.map((period) => {
    // Each token once at most: behind it then comes the same every time.
    const run = [...random.permutation(tokens)].slice(0, period)
    return Array.from({ length: context + 1 }, (_, i) => run[i % period])
  })
  const asTensor = (rows: number[][]): Tensor => tensor(rows, { dtype: 'int32' })
  return {
    x: asTensor(all.map((row) => row.slice(0, -1))),
    y: asTensor(all.map((row) => row.slice(1))),
    periods,
  }
}

/** Labels of −1 are left out: only where the run has been there in full, or only before that. */
function onlyWhere(y: Tensor, periods: readonly number[], repeated: boolean): Tensor {
  const labels = Int32Array.from(y.data())
  // At place t the token t + 1 is asked; it has been there if t + 1 ≥ period.
  for (let i = 0; i < labels.length; i++) {
    const seen = (i % context) + 1 >= periods[Math.floor(i / context)]
    if (seen !== repeated) labels[i] = -1
  }
  return tensor(labels, { shape: y.shape })
}

/** How much of the attention of each head, in the second time, goes to the token just before, and to those that came behind the same token earlier. */
function heads(model: nn.GPT, { x, periods }: ReturnType<typeof repeats>) {
  const found: { layer: number; head: number; before: number; behind: number }[] = []
  const see = (weights: Tensor, layer: number): void => {
    const all = weights.data()
    const [batch, count] = weights.shape
    for (let head = 0; head < count; head++) {
      let [before, behind, places] = [0, 0, 0]
      for (let row = 0; row < batch; row++) {
        for (let t = periods[row]; t < context; t++) {
          const at = ((row * count + head) * context + t) * context
          before += all[at + t - 1]
          // It has been there once, or several times.
          for (let back = t - periods[row] + 1; back >= 0; back -= periods[row])
            behind += all[at + back]
          places++
        }
      }
      found.push({ layer, head, before: before / places, behind: behind / places })
    }
  }
  noGrad(() => model.forward(x, { see }))
  return found
}

/** A GPT with one layer and one with two read runs that come again. */
export function induce(options: Options, ui: Ui) {
  const metrics: Record<string, number> = {}
  const curves: Record<string, number[]> = {}
  const rows: (string | number)[][] = []
  const test = repeats(ui.short ? 3 : 200, new Random(options.seed + 1000))
  for (const layers of [1, 2]) {
    const { model, losses } = learn(layers, options, ui)
    curves[`${layers}`] = losses
    const loss = (repeated: boolean): number =>
      noGrad(() =>
        crossEntropy(model.forward(test.x), onlyWhere(test.y, test.periods, repeated), {
          ignoreIndex: -1,
        }),
      ).item()
    metrics[`${layers} new`] = rounded(loss(false))
    metrics[`${layers} repeated`] = rounded(loss(true))
    for (const { layer, head, before, behind } of heads(model, test)) {
      metrics[`${layers} layer ${layer} head ${head} before`] = rounded(before)
      metrics[`${layers} layer ${layer} head ${head} behind`] = rounded(behind)
      rows.push([layers, layer + 1, head + 1, before.toFixed(2), behind.toFixed(2)])
    }
    ui.print(
      `${layers} layers: loss ${metrics[`${layers} new`]} the first time, ${metrics[`${layers} repeated`]} again`,
    )
  }
  ui.print(table(['layers', 'layer', 'head', 'to the one before', 'to the one behind'], rows.map((row) => row.map(String)))) // prettier-ignore
  return { metrics, curves }
}

function learn(
  layers: number,
  { steps: count, seed }: Options,
  ui: Ui,
): { model: nn.GPT; losses: number[] } {
  const random = new Random(seed)
  const width = ui.short ? 4 : 48
  const model = new nn.GPT({ vocabulary: tokens, context, layers, heads: 2, width }, random)
  const total = ui.short ? 2 : count
  const learningRate = 2e-3
  const rate = schedules.warmup(
    Math.min(50, total),
    schedules.cosine({ learningRate, steps: total }),
  )
  const optimizer = new optim.AdamW(model.parameters(), { learningRate })
  const loss = (): Tensor => {
    const { x, y, periods } = repeats(ui.short ? 2 : 32, random)
    return crossEntropy(model.forward(x), onlyWhere(y, periods, true), { ignoreIndex: -1 })
  }
  const label = `${layers} layers`
  const { losses } = trainSteps(model, { count: total, optimizer, rate, loss, label }, ui)
  return { model, losses }
}
