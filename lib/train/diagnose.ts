import { ArgumentError } from '../errors.ts'
import { checkArgument, checkOptions } from '../options.ts'
import { crossEntropy } from '../losses/cross-entropy.ts'
import type { Module } from '../nn/module.ts'
import { formatShape } from '../shape/shape.ts'
import { scope } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkModel } from './check-model.ts'
import { activations, gradients, inputs, oneBatch, rates, startLoss } from './checks.ts'
import { withTraining, type Loss } from './evaluate.ts'
import { Diagnosis, type Finding } from './finding.ts'
import { lossOf } from './forward.ts'
import { discard } from './state.ts'

export interface DiagnoseOptions {
  /** Default crossEntropy. */
  loss?: Loss
  /**
   * One step of your own training on the batch, so that its mistakes are found, too.
   * Default: a step of Adam.
   */
  trainStep?: (x: Tensor, y: Tensor) => void
  /** How often the one batch is shown. Default 200. */
  steps?: number
}

/**
 * A checklist for a run that does not learn, as a program: give it the new model and one
 * batch, best of 16 samples or more. The weights are put back as they were; gradients are
 * forgotten, and dropout draws from its generator.
 *
 * x: (batch, …), y as the loss takes it.
 */
export function diagnose(
  model: Module,
  batch: { x: Tensor; y: Tensor },
  options: DiagnoseOptions = {},
): Diagnosis {
  checkModel('diagnose', model)
  checkArgument('diagnose', 'a batch', batch, 'object')
  const { x, y } = batch
  checkArgument('diagnose', 'x of the batch', x, Tensor)
  checkArgument('diagnose', 'y of the batch', y, Tensor)
  if (x.rank === 0 || x.shape[0] < 2)
    throw new ArgumentError(
      `diagnose: needs a batch of at least 2 samples, got ${formatShape(x.shape)}`,
    )
  checkOptions('diagnose', options, {
    loss: 'function',
    trainStep: 'function',
    steps: 'number',
  })
  const { loss = crossEntropy, steps = 200, trainStep } = options
  const before = model.stateDict()
  const look = (): Finding[] => {
    const outputs = model.forward(x)
    const first = lossOf('diagnose', loss, { outputs, targets: y })
    const start = first.item()
    const findings = [inputs(x), startLoss(outputs, y, start), ...activations(model, x)]
    // What follows from a broken start is no news.
    if (!findings[0].ok || !Number.isFinite(start)) return findings
    model.zeroGrad()
    if (first.requiresGrad) first.backward()
    findings.push(gradients(model))
    if (findings.some(({ check, ok }) => check === 'gradients' && !ok)) return findings
    findings.push(oneBatch(model, { x, y }, start, { loss, steps, trainStep }))
    model.loadStateDict(before)
    return [...findings, rates(model, { x, y }, loss)]
  }
  try {
    return new Diagnosis(scope(() => withTraining(model, true, look), 'diagnose'))
  } finally {
    model.loadStateDict(before)
    discard(before)
    model.zeroGrad()
  }
}
