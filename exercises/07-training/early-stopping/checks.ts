import type { Checks, Exempt } from '#exercises'

/** It stops the run that it is given. */
export const exempt: Exempt = { 'EarlyStopping.epochEnd': [0] }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example of the task: best in epoch 2, stopped after epoch 5': async (impl, t) => {
    const { epochs, stopped, best, bestEpoch } = await impl.watch([5, 3, 4, 3, 6, 7, 8], { patience: 2 })
    t.equal({ best, bestEpoch }, { best: 3, bestEpoch: 2 })
    t.ok(stopped, 'run.stopped says why, and ends the run')
    t.ok(
      epochs === 5,
      `patience 2, the best is epoch 2: three epochs without progress, 3, 4 and 5, then the end. This run had ${epochs} epochs`,
    )
  },
  'the weights of the best epoch come back': async (impl, t) => {
    const { weight, bestEpoch } = await impl.watch([0.9, 0.5, 0.4, 0.6, 0.7, 0.8], { patience: 1 })
    t.equal(bestEpoch, 3)
    t.ok(weight === 3, `in epoch 3, the best, the weight was 3; the model goes home with ${weight}`)
  },
  'also when nothing stopped the run': async (impl, t) => {
    const { weight, stopped, epochs } = await impl.watch([4, 2, 3], { patience: 5 })
    t.equal({ stopped, epochs }, { stopped: false, epochs: 3 })
    t.ok(weight === 2, `epoch 2 was the best, with weight 2; the model goes home with ${weight}`)
  },
  'compared with the best of all epochs, not with the one before': async (impl, t) => {
    const { epochs, best } = await impl.watch([1, 5, 4, 3, 2, 1.5], { patience: 2 })
    t.equal({ best, epochs }, { best: 1, epochs: 4 })
  },
  'with patience 0 the first epoch without progress is the last': async (impl, t) => {
    const { epochs, weight } = await impl.watch([3, 2, 2, 1], { patience: 0 })
    t.equal({ epochs, weight }, { epochs: 3, weight: 2 })
  },
  'an accuracy gets better upwards': async (impl, t) => {
    const options = { monitor: 'valAccuracy', patience: 1 }
    const { best, bestEpoch, epochs, weight } = await impl.watch(
      [0.5, 0.7, 0.8, 0.75, 0.6, 0.5],
      options,
      'valAccuracy',
    )
    t.equal({ best, bestEpoch, epochs, weight }, { best: 0.8, bestEpoch: 3, epochs: 5, weight: 3 })
  },
  'a gain below minDelta does not count': async (impl, t) => {
    const { best, epochs, weight } = await impl.watch([1, 0.95, 0.9, 0.85], { patience: 2, minDelta: 0.2 })
    t.equal({ best, epochs, weight }, { best: 1, epochs: 4, weight: 1 })
    const slow = await impl.watch([1, 0.95, 0.75, 0.7], { patience: 2, minDelta: 0.2 })
    t.equal({ best: slow.best, bestEpoch: slow.bestEpoch }, { best: 0.75, bestEpoch: 3 })
  },
  'without restoreBest the last weights stay': async (impl, t) => {
    const { weight, bestEpoch } = await impl.watch([2, 1, 3, 4], { patience: 1, restoreBest: false })
    t.equal({ weight, bestEpoch }, { weight: 4, bestEpoch: 2 })
  },
  'a second run begins anew': async (impl, t) => {
    const [, second] = await impl.twice([1, 2, 3], [9, 8, 9, 9], { patience: 1 })
    t.equal(second, { epochs: 4, stopped: true, best: 8, bestEpoch: 2, weight: 2 })
  },
}
