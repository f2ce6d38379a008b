import { asMetrics, asText, percent, rounded, seedsFrom, spread, type Ui } from '#book'
import { augment, Random, ShowProgress } from 'chalkgrad'
import { table } from 'chalkgrad/node'
import { halfSize } from './depths.ts'
import { judge, learn, type Recipe } from './learn.ts'
import { resnet, type ResNetOptions } from './networks.ts'

const whole: Omit<Recipe, 'epochs' | 'batchSize'> & Pick<ResNetOptions, 'zeroLast'> = {
  learningRate: 0.1,
  cycle: true,
  weightDecay: 5e-4,
  smoothing: 0.1,
  augmentation: augment.sequence(augment.flip(), augment.crop({ padding: 1 })),
}

/** The recipe whole, and then without each of its parts, and with other first weights; `without a cycle` gets its own best rate. */
const recipes: Record<string, typeof whole> = {
  'whole recipe': whole,
  'without weight decay': { ...whole, weightDecay: 0 },
  'without a cycle': { ...whole, cycle: false, learningRate: 0.03 },
  'without smoothing': { ...whole, smoothing: 0 },
  'without augmentation': { ...whole, augmentation: undefined },
  'with last norms at 0': { ...whole, zeroLast: true },
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
    const shares = seedsFrom(seed, ui.short ? 1 : seeds).map((one) => {
      ui.print(`${name}, seed ${one}`)
      const random = new Random(one)
      const model = resnet(random, {
        depth: ui.short ? 8 : 20,
        width: ui.short ? 2 : 8,
        channels: 1,
        zeroLast: recipe.zeroLast,
      })
      const callbacks = [new ShowProgress(ui.progress, ui.print), ...(ui.callbacks ?? [])]
      const plan = { ...recipe, epochs: ui.short ? 1 : epochs, batchSize }
      learn(model, train, plan, prepared, random, callbacks)
      return rounded(judge(model, test, prepared).accuracy)
    })
    const known = spread(shares)
    Object.assign(metrics, asMetrics(name, known))
    return [name, asText(known, percent)]
  })
  ui.print(table(['recipe', 'test pictures'], rows))
  return { metrics }
}
