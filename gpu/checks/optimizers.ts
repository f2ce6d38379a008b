import { adagrad, adam, clipToNorm, momentum, rmsProp, sgd } from '../launch/optimizers.ts'
import { sumAll } from '../launch/reduce.ts'
import type { Case } from './case.ts'

const n = 1030
const learningRate = 0.1
const weightDecay = 0.01
const epsilon = 1e-8

/** Three steps in float64: p and the slots are changed in place by each. */
type Step = (p: number, g: number, slots: [number, number], t: number) => [p: number, slots: [number, number]]

const steps: Record<string, Step> = {
  sgd: (p, g) => [p - learningRate * g, [0, 0]],
  momentum: (p, g, [v]) => {
    const velocity = 0.9 * v + g + weightDecay * p
    return [p - learningRate * velocity, [velocity, 0]]
  },
  nesterov: (p, g, [v]) => {
    const d = g + weightDecay * p
    const velocity = 0.9 * v + d
    return [p - learningRate * (d + 0.9 * velocity), [velocity, 0]]
  },
  adagrad: (p, g, [s]) => {
    const d = g + weightDecay * p
    const sum = s + d * d
    return [p - (learningRate * d) / (Math.sqrt(sum) + epsilon), [sum, 0]]
  },
  rmsProp: (p, g, [s]) => {
    const d = g + weightDecay * p
    const average = 0.9 * s + 0.1 * d * d
    return [p - (learningRate * d) / (Math.sqrt(average) + epsilon), [average, 0]]
  },
  adam: (p, g, slots, t) => adamStep(p, g + weightDecay * p, slots, t, 1),
  adamW: (p, g, slots, t) => adamStep(p, g, slots, t, 1 - learningRate * weightDecay),
}

function adamStep(p: number, g: number, slots: [number, number], t: number, keep: number): [number, [number, number]] {
  const m = 0.9 * slots[0] + 0.1 * g
  const v = 0.999 * slots[1] + 0.001 * g * g
  const step = m / (1 - 0.9 ** t) / (Math.sqrt(v / (1 - 0.999 ** t)) + epsilon)
  return [keep * p - learningRate * step, [m, v]]
}

const updateCases: Case[] = Object.entries(steps).map(([name, step]) => ({
  name: `three steps of ${name}`,
  run(trial) {
    const p = trial.random(n)
    const want = Float64Array.from(p)
    const remembered = Array.from(p, (): [number, number] => [0, 0])
    const onP = trial.upload(p)
    const [first, second] = [trial.zeros(n), trial.zeros(n)]
    for (let t = 1; t <= 3; t++) {
      const g = trial.random(n)
      for (let i = 0; i < n; i++) [want[i], remembered[i]] = step(want[i], g[i], remembered[i], t)
      const parameter = { p: onP, g: trial.upload(g), n }
      const rates = { learningRate, weightDecay, epsilon }
      if (name === 'sgd') sgd(trial.kernels, parameter, rates)
      else if (name === 'momentum' || name === 'nesterov')
        momentum(trial.kernels, name, parameter, first, { ...rates, momentum: 0.9 })
      else if (name === 'adagrad') adagrad(trial.kernels, parameter, first, rates)
      else if (name === 'rmsProp') rmsProp(trial.kernels, parameter, first, { ...rates, beta: 0.9 })
      else
        adam(trial.kernels, name === 'adam' ? 'adam' : 'adamW', parameter, [first, second], {
          ...rates,
          beta1: 0.9,
          beta2: 0.999,
          t,
        })
    }
    trial.expect('parameter', onP, want, 3e-6)
    const slots = (i: 0 | 1) => remembered.map((pair) => pair[i])
    trial.expect('first slot', first, slots(0), 3e-6)
    trial.expect('second slot', second, slots(1), 3e-6)
  },
}))

const clipCase: Case = {
  name: 'gradient norm and clipping',
  run(t) {
    const g = t.random(70_001)
    const squares = Array.from(g, (v) => v * v).reduce((a, b) => a + b)
    const on = t.upload(g)
    const out = t.output(1)
    sumAll(t.kernels, 'squares', on, out, g.length)
    t.expect('sum of squares', out, [squares])
    clipToNorm(t.kernels, on, out, 1000, g.length)
    t.expect('short enough', on, g, 0)
    clipToNorm(t.kernels, on, out, 2, g.length)
    t.expect(
      'made shorter',
      on,
      Array.from(g, (v) => (v * 2) / Math.sqrt(squares)),
    )
  },
}

export const optimizerCases: readonly Case[] = [...updateCases, clipCase]
