import type { Checks } from '#exercises'

/** A straight climb in `climb` steps, then half a wave down to 0. */
function planned(step: number, steps: number, top: number): number {
  const climb = Math.round(steps / 10)
  if (step < climb) return (top * (step + 1)) / climb
  return top * Math.cos((Math.PI * (step - climb)) / (2 * (steps - climb))) ** 2
}

/** The first step whose rate is not the planned one, in words, or ''. */
function offPlan(rates: number[], batches: number, top: number): string {
  const wanted = rates.map((_, step) => planned(step, rates.length, top))
  const off = rates.findIndex((rate, step) => !(Math.abs(rate - wanted[step]) <= 1e-9))
  return off === -1
    ? ''
    : `step ${off} (epoch ${Math.floor(off / batches)}, batch ${off % batches}) has the rate ${rates[off].toFixed(4)}, planned is ${wanted[off].toFixed(4)}`
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the loss falls, and stays down': async (impl, t) => {
    const { losses } = await impl.run(6, 480, 1, 0.5, 3)
    t.equal(losses.length, 6)
    t.ok(
      losses[5] < 0.15,
      `the losses of the 6 epochs: ${losses.map((loss) => loss.toFixed(4)).join(', ')}. With the rates and the limit as planned the last is below 0.15`,
    )
  },
  'every step has the rate that is planned for it': async (impl, t) => {
    const { rates } = await impl.run(3, 160, 0.4, 1, 2)
    t.equal(rates.length, 60)
    const largest = Math.max(...rates)
    t.ok(
      Math.abs(largest - 0.4) < 1e-9,
      `the largest rate of the run is ${largest.toFixed(4)}; planned is 0.4, after a tenth of the 60 steps. What does the plan count, and what is it asked for?`,
    )
    const found = offPlan(rates, 20, 0.4)
    t.ok(found === '', found)
  },
  'no step uses a gradient longer than maxNorm': async (impl, t) => {
    const { lengths } = await impl.run(3, 160, 0.5, 0.5, 3)
    const long = lengths.filter((length) => length > 0.5 + 1e-5)
    t.ok(
      long.length === 0,
      `${long.length} of ${lengths.length} steps use a gradient longer than maxNorm 0.5, the longest is ${Math.max(...lengths).toFixed(2)}. Which gradient is there when clipGradNorm looks?`,
    )
    t.ok(
      lengths.every((length) => length > 0),
      'a step has no gradient at all: it was forgotten before it was used',
    )
  },
  'a gradient within the limit is used as it is': async (impl, t) => {
    const { lengths } = await impl.run(2, 160, 0.05, 1000, 4)
    t.ok(
      new Set(lengths.map((length) => length.toFixed(6))).size > 35,
      'with a limit of 1000 nothing is to be clipped, and each of the 40 gradients has a length of its own',
    )
  },
  'another number of batches and epochs, a last batch that is smaller': async (impl, t) => {
    const { rates, losses } = await impl.run(6, 44, 0.3, 1, 5)
    t.equal(losses.length, 6)
    t.equal(rates.length, 36)
    const found = offPlan(rates, 6, 0.3)
    t.ok(found === '', `6 epochs of 6 batches: ${found}`)
  },
}
