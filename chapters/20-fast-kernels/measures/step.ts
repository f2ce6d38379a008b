import { chosenKernels, kernelSets, useKernels } from 'chalkgrad'
import { table } from 'chalkgrad/node'
import { Best } from '../best.ts'
import { intensity, matmulWork } from '../roofline.ts'
import { stepFlops, trainingStep } from '../step.ts'
import { secondsPerCall } from '../stopwatch.ts'
import { short, type Settings } from './settings.ts'

/** A training step on each set of kernels that there is. */
export function step({ rounds, budget, ui }: Settings) {
  const before = chosenKernels()
  const best = new Best()
  try {
    for (let round = 0; round < rounds; round++) {
      for (const set of kernelSets()) {
        useKernels(set)
        const run = trainingStep()
        best.note(set, 1 / secondsPerCall(() => void run(), ui.short ? 0 : 3 * budget))
      }
    }
  } finally {
    useKernels(before)
  }
  const milliseconds = Object.fromEntries(
    Object.entries(best.rates).map(([set, rate]) => [`step ${set}`, short(1000 / rate)]),
  )
  ui.print(
    table(
      ['kernels', 'ms a step', 'GFLOP/s'],
      Object.entries(milliseconds).map(([name, ms]) => [
        name,
        String(ms),
        (stepFlops() / ms / 1e6).toFixed(1),
      ]),
    ),
  )
  return {
    metrics: {
      ...milliseconds,
      'step MFLOP': short(stepFlops() / 1e6),
      'intensity 256': short(intensity(matmulWork(256))),
    },
  }
}
