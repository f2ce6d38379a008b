import { ArgumentError } from '../errors.ts'
import { crossEntropy } from '../losses/cross-entropy.ts'
import { GELU, LeakyReLU, ReLU, Sigmoid, Softplus, Tanh } from '../nn/activations.ts'
import type { Module } from '../nn/module.ts'
import { Adam } from '../optim/adam.ts'
import { scope, steps } from '../storage/scope.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Loss } from './evaluate.ts'
import { learningRateRange } from './learning-rate-range.ts'
import { deadShare, watchOutputs } from './watch.ts'

export interface DiagnoseOptions {
  /** Default crossEntropy. */
  loss?: Loss
  /** One step of your own training on the batch, so that its mistakes are found, too. @returns the loss. Default: Adam. */
  trainStep?: (x: Tensor, y: Tensor) => number
  /** How often the one batch is shown. Default 200. */
  steps?: number
}

/** One check: what was looked at, is it well, what was found, and what to do when it is not. */
export interface Finding {
  check: string
  ok: boolean
  found: string
  advice: string
}

export class Diagnosis {
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    this.findings = findings
  }

  get ok(): boolean {
    return this.findings.every(({ ok }) => ok)
  }

  /** The checks that failed. */
  get problems(): readonly Finding[] {
    return this.findings.filter(({ ok }) => !ok)
  }

  toString(): string {
    return this.findings
      .map(({ check, ok, found, advice }) => `${ok ? '✓' : '✗'} ${check}: ${found}${ok ? '' : `\n    ${advice}`}`)
      .join('\n')
  }
}

/**
 * A checklist for a run that does not learn, as a program: give it the new model and one batch of at least 16 samples. The model's
 * weights are put back as they were; its gradients are forgotten.
 *
 * batch: x (batch, …) and y, as the loss takes it.
 */
export function diagnose(model: Module, { x, y }: { x: Tensor; y: Tensor }, options: DiagnoseOptions = {}): Diagnosis {
  if (x.rank === 0 || x.shape[0] < 2)
    throw new ArgumentError('diagnose: needs a batch of at least 2 samples, better 16 or more')
  const loss = options.loss ?? crossEntropy
  const before = model.stateDict()
  const { training } = model
  try {
    return scope(() => {
      model.train()
      const outputs = model.forward(x)
      const first = loss(outputs, y)
      const start = first.item()
      const findings = [inputs(x), startLoss(outputs, y, start), ...activations(model, x)]
      model.zeroGrad()
      if (first.requiresGrad && Number.isFinite(start)) first.backward()
      findings.push(...gradients(model))
      if (findings.some(({ check, ok }) => !ok && (check === 'inputs' || check === 'gradients')))
        return new Diagnosis(findings)
      findings.push(oneBatch(model, x, y, start, { ...options, loss }))
      model.loadStateDict(before)
      findings.push(rates(model, x, y, loss))
      return new Diagnosis(findings)
    }, 'diagnose')
  } finally {
    model.loadStateDict(before)
    model.zeroGrad()
    model.train(training)
  }
}

function inputs(x: Tensor): Finding {
  const advice =
    'Inputs should be finite and of the size of 1: scale pixels to 0 … 1, or use a Normalizer fitted on the training part.'
  const [mean, deviation] = [x.mean().item(), x.var().sqrt().item()]
  const ok = Number.isFinite(deviation) && Math.abs(mean) < 10 && deviation > 0.01 && deviation < 10
  return { check: 'inputs', ok, found: `mean ${short(mean)}, standard deviation ${short(deviation)}`, advice }
}

/** A model that knows nothing gives every class the same probability: its cross-entropy is ln(classes). */
function startLoss(outputs: Tensor, y: Tensor, start: number): Finding {
  const check = 'loss at the start'
  if (y.dtype !== 'int32' || outputs.rank !== 2) {
    const advice = 'Look for a division by 0, the logarithm of 0, or NaN in the data.'
    return { check, ok: Number.isFinite(start), found: short(start), advice }
  }
  const expected = Math.log(outputs.shape[1])
  const advice =
    start > expected
      ? 'The first logits are too large: are the inputs normalized, and the weights initialized for their fan-in?'
      : 'It knows too much: is the label among the inputs, or is the model trained already?'
  const ok = start > 0.5 * expected && start < 2 * expected + 0.5
  return { check, ok, found: `${short(start)}, and ln(${outputs.shape[1]} classes) = ${short(expected)}`, advice }
}

function activations(model: Module, x: Tensor): Finding[] {
  const findings: Finding[] = []
  const see = (name: string, module: Module, output: Tensor): void => {
    if (![ReLU, LeakyReLU, GELU, Softplus, Tanh, Sigmoid].some((kind) => module instanceof kind)) return
    const dead = deadShare(output)
    const bounded = module instanceof Tanh || module instanceof Sigmoid
    const ends = module instanceof Sigmoid ? output.mul(2).sub(1).abs() : output.abs()
    const full = bounded ? ends.greater(0.98).sum().item() / output.size : 0
    findings.push({
      check: `units of ${name} (${module.constructor.name})`,
      ok: dead < 0.4 && full < 0.5,
      found: `${percent(dead)} say the same for every sample${bounded ? `, ${percent(full)} of the outputs are saturated` : ''}`,
      advice:
        'Dead or saturated units pass no gradient: smaller first weights, biases at 0, normalized inputs, a smaller learning rate, or LeakyReLU.',
    })
  }
  watchOutputs(model, see, () => model.forward(x))
  return findings
}

function gradients(model: Module): Finding[] {
  const norms = model
    .namedParameters()
    .map(([name, { grad }]) => [name, grad ? grad.square().sum().sqrt().item() : undefined] as const)
  const missing = norms.filter(([, norm]) => norm === undefined || norm === 0 || !Number.isFinite(norm))
  if (missing.length > 0 || norms.length === 0) {
    const list = missing.map(([name, norm]) => `${name}: ${norm ?? 'none'}`).join(', ')
    const advice =
      'The loss does not reach these parameters: a detach(), a noGrad, an argmax or a layer that forward() leaves out cuts the graph.'
    return [{ check: 'gradients', ok: false, found: list || 'the model has no parameters', advice }]
  }
  // Of matrices only: the gradients of biases are of another size by nature.
  const matrices = new Set(
    model
      .namedParameters()
      .filter(([, { rank }]) => rank > 1)
      .map(([name]) => name),
  )
  const sizes = norms.flatMap(([name, norm]) => (matrices.has(name) && norm !== undefined ? [norm] : []))
  const ratio = Math.max(...sizes) / Math.min(...sizes)
  const found = norms.map(([name, norm]) => `${name} ${short(norm ?? NaN)}`).join(', ')
  const advice =
    'They vanish or explode from layer to layer: check the initialization, use relu instead of sigmoid, or normalize between layers.'
  return [{ check: 'gradient norms', ok: sizes.length < 2 || ratio < 1000, found, advice }]
}

/** A model that cannot learn a single batch by heart will not learn from more. */
function oneBatch(
  model: Module,
  x: Tensor,
  y: Tensor,
  start: number,
  options: DiagnoseOptions & { loss: Loss },
): Finding {
  const { loss, steps: count = 200 } = options
  const optimizer = new Adam(model.parameters(), { learningRate: 0.003 })
  const ownStep = (): number => {
    optimizer.zeroGrad()
    const value = loss(model.forward(x), y)
    value.backward()
    optimizer.step()
    return value.item()
  }
  let last = start
  for (const _ of steps(count)) last = options.trainStep ? options.trainStep(x, y) : ownStep()
  return {
    check: 'learns one batch by heart',
    ok: last < 0.1 * start,
    found: `loss ${short(start)} → ${short(last)} in ${count} steps`,
    advice:
      'With one batch this is no lack of data: do the labels belong to these inputs, does the optimizer have all parameters, is zeroGrad called, ' +
      'is the last layer right for the loss (crossEntropy takes logits, no softmax before it)?',
  }
}

function rates(model: Module, x: Tensor, y: Tensor, loss: Loss): Finding {
  const { suggested, rates: tried } = learningRateRange(model, [{ x, y, index: 0 }], { loss, steps: 60 })
  const found =
    suggested === undefined
      ? `no rate from 1e-5 to ${short(tried[tried.length - 1])} lowers the loss`
      : `try ${short(suggested)} with SGD`
  return {
    check: 'learning rate',
    ok: suggested !== undefined,
    found,
    advice: 'See the checks above: the gradient does not point downwards.',
  }
}

const short = (value: number): string => String(Number(value.toPrecision(3)))
const percent = (share: number): string => `${Math.round(100 * share)} %`
