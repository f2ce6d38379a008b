import { rounded, percent, type Ui } from '#book'
import { Random } from 'chalkgrad'
import { table } from 'chalkgrad/node'
import { learn, type Lesson } from './learn.ts'
import { greedy } from './speak.ts'
import type { Word } from './spelling.ts'

interface Options extends Lesson {
  inputs: number
  hidden: number
  seed: number
}

const longest = 20

/** Letters by chance, to be said again as they are: sound 3 for letter 3. */
export function madeUp(count: number, length: () => number, random: Random): Word[] {
  return Array.from({ length: count }, () => {
    const letters = Array.from({ length: length() }, () => 1 + random.integer(26))
    return { word: '', letters, ways: [letters] }
  })
}

/** What goes through one vector: words without sense, repeated by a network that may look back, and by one that may not. */
export function repeat(options: Options, ui: Ui) {
  const { inputs, hidden, seed } = options
  const metrics: Record<string, number> = {}
  const curves: Record<string, number[]> = {}
  const lengths = ui.short ? [2] : Array.from({ length: longest }, (_, i) => i + 1)
  const rows = (['none', 'dot'] as const).map((attention) => {
    const random = new Random(seed)
    const words = madeUp(
      ui.short ? 4 : 20_000,
      () => 1 + random.integer(ui.short ? 2 : longest),
      random,
    )
    const plan = { attention, inputs, hidden: ui.short ? 2 : hidden, dropout: 0 }
    const epochs = ui.short ? 1 : options.epochs
    const { model } = learn(words, plan, { ...options, epochs }, random, ui)
    const right = lengths.map((length) => {
      const asked = madeUp(ui.short ? 2 : 200, () => length, new Random(seed + 1000))
      const said = greedy(model, asked)
      return (
        said.filter((one, i) => String(one) === String(asked[i].letters)).length /
        said.length
      )
    })
    curves[attention] = right.map(rounded)
    for (const length of [5, 10, 15, 20])
      metrics[`${attention} ${length}`] = rounded(right[length - 1] ?? 0)
    return [attention, ...[5, 10, 15, 20].map((length) => percent(right[length - 1] ?? 0))]
  })
  ui.print(table(['repeated without a fault', '5 letters', '10', '15', '20'], rows))
  return { metrics, curves }
}
