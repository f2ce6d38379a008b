import { type EarlyStoppingOptions, Random, nn, noGrad, optim, type Run, tensor } from 'chalkgrad'

/** A run that goes on until a callback stops it; in epoch i, from 1, the only weight of the model is i. */
export function drive({ EarlyStopping }: typeof import('./early-stopping.ts')) {
  function watch(stopping: InstanceType<typeof EarlyStopping>, name: string, values: number[]) {
    const model = new nn.Linear(1, 1, new Random(1), { bias: false })
    const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
    const callbacks = [stopping]
    const start = { epoch: 0, step: 0, loss: 0, logs: {}, curves: {}, stopped: undefined }
    const run: Run = { model, optimizer, callbacks, epochs: values.length, batches: 1, ...start }
    stopping.trainStart()
    while (run.epoch < values.length && run.stopped === undefined) {
      run.epoch++
      noGrad(() => model.weight.copy_(tensor([[run.epoch]])))
      run.logs = { loss: 0, [name]: values[run.epoch - 1] }
      stopping.epochEnd(run)
    }
    stopping.trainEnd(run)
    const { best, bestEpoch } = stopping
    return { epochs: run.epoch, stopped: run.stopped !== undefined, best, bestEpoch, weight: model.weight.item() }
  }
  return {
    watch: (values: number[], options: EarlyStoppingOptions, name = 'valLoss') =>
      watch(new EarlyStopping(options), name, values),
    /** The same callback in two runs, one after the other. */
    twice(first: number[], second: number[], options: EarlyStoppingOptions) {
      const stopping = new EarlyStopping(options)
      return [watch(stopping, 'valLoss', first), watch(stopping, 'valLoss', second)]
    },
  }
}
