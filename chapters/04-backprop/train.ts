import { anySeed, experiment } from '#book'
import { Random, gradientCheck, scope } from 'chalkgrad'
import { table } from 'chalkgrad/node/terminal'
import { cases } from './operations.ts'
import {
  batch,
  inputs,
  shortestTime,
  network,
  outputs,
  scalarPass,
  tensorPass,
} from './speed.ts'

export default experiment({
  description:
    'Checks the gradient of every operation against the numeric one, then times the two kinds of graph',
  options: { seed: 1 },
  about: { seed: { help: 'draws the numbers to be checked', range: anySeed } },
  run({ seed }, ui) {
    const random = new Random(seed)
    const results = cases.map(({ name, fn, inputs }) => ({
      name,
      ...gradientCheck(fn, inputs(random)),
    }))
    ui.print(
      table(
        ['operation', 'elements', 'largest difference'],
        results.map(({ name, checked, maxError }) => [
          name,
          String(checked),
          maxError.toExponential(1),
        ]),
      ),
    )

    const repeats = ui.short ? 1 : 31
    const time = (call: () => void): number => shortestTime(repeats, () => scope(call))
    const scalarMs = time(scalarPass(random))
    const tensorMs = time(tensorPass(random))
    const full = network(random, true)
    const forwardMs = time(full.forward)
    const backwardMs = time(full.both) - forwardMs
    const training = network(random, false)
    const trainingForwardMs = time(training.forward)
    const trainingBackwardMs = time(training.both) - trainingForwardMs
    const multiplications = batch * inputs * outputs
    ui.print(
      `tanh(x·W), ${multiplications} multiplications: ${scalarMs.toFixed(1)} ms by numbers, ${tensorMs.toFixed(2)} ms by tensors`,
    )
    ui.print(
      `784-128-10 network, batch 64: ${forwardMs.toFixed(1)} ms forward, ${backwardMs.toFixed(1)} ms backward`,
    )

    return {
      metrics: {
        cases: results.length,
        elements: results.reduce((sum, { checked }) => sum + checked, 0),
        largestDifference: Math.max(...results.map(({ maxError }) => maxError)),
        multiplications,
        scalarMs,
        tensorMs,
        speedup: scalarMs / tensorMs,
        forwardMs,
        backwardMs,
        backwardRatio: backwardMs / forwardMs,
        trainingRatio: trainingBackwardMs / trainingForwardMs,
      },
    }
  },
})
