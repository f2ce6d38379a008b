import type { Ui } from '#book'
import { augment, Random, ShowProgress } from 'chalkgrad'
import { table } from 'chalkgrad/node'
import { halfSize } from './depths.ts'
import { judge, learn, type Recipe } from './learn.ts'
import { resnet } from './networks.ts'

const whole: Omit<Recipe, 'epochs' | 'batchSize'> = {
  learningRate: 0.1,
  cycle: true,
  weightDecay: 5e-4,
  smoothing: 0.1,
  augmentation: augment.sequence(augment.flip(), augment.crop({ padding: 1 })),
}

/** The recipe whole, and then without each of its parts; `without a cycle` gets its own best rate. */
const recipes: Record<string, typeof whole> = {
  'whole recipe': whole,
  'without weight decay': { ...whole, weightDecay: 0 },
  'without a cycle': { ...whole, cycle: false, learningRate: 0.03 },
  'without smoothing': { ...whole, smoothing: 0 },
  'without augmentation': { ...whole, augmentation: undefined },
}

interface Options {
  epochs: number
  batchSize: number
  seed: number
  seeds: number
}

/** Takes each part of the recipe away once, and looks what it was worth. */
export function ablate({ epochs, batchSize, seed, seeds }: Options, ui: Ui) {
  const { train, test, prepared } = halfSize(ui.short)
  const metrics: Record<string, number> = { epochs, seeds }
  const rows = Object.entries(recipes).map(([name, recipe]) => {
    const shares = Array.from({ length: ui.short ? 1 : seeds }, (_, i) => {
      ui.print(`${name}, seed ${seed + i}`)
      const random = new Random(seed + i)
      const model = resnet(random, {
        depth: ui.short ? 8 : 20,
        width: ui.short ? 2 : 8,
        channels: 1,
      })
      const callbacks = [new ShowProgress(ui.progress, ui.print), ...(ui.callbacks ?? [])]
      const plan = { ...recipe, epochs: ui.short ? 1 : epochs, batchSize }
      learn(model, train, plan, prepared, random, callbacks)
      return judge(model, test, prepared).accuracy
    })
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
    const [low, high] = [Math.min(...shares), Math.max(...shares)]
    metrics[name] = Number(mean.toPrecision(4))
    metrics[`${name} low`] = low
    metrics[`${name} high`] = high
    return [name, percent(mean), `${percent(low)}–${percent(high)}`]
  })
  ui.print(table(['recipe', 'test pictures', 'lowest and highest'], rows))
  return { metrics }
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
