import { Adam } from '../optim/adam.ts'
import {
  ELU,
  GELU,
  LeakyReLU,
  ReLU,
  Sigmoid,
  SiLU,
  Softplus,
  Tanh,
} from '../nn/activations.ts'
import type { AnyModule, Module } from '../nn/module.ts'
import { steps } from '../storage/scope.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { evaluate, type Loss } from './evaluate.ts'
import type { Finding } from './finding.ts'
import { learningRateRange } from './learning-rate-range.ts'
import { deadShare, watchOutputs } from './watch.ts'

// The checks of `diagnose`, one function each.

interface Data {
  x: Tensor
  y: Tensor
}

export interface BatchOptions {
  loss: Loss
  steps: number
  trainStep: ((x: Tensor, y: Tensor) => void) | undefined
}

export function inputs(x: Tensor): Finding {
  const advice =
    'Inputs should be finite and of the size of 1: scale pixels to 0 … 1, or use a Normalizer fitted on the training part.'
  const values = x.cast('float64')
  const [mean, deviation] = [values.mean().item(), values.var().sqrt().item()]
  const ok =
    Number.isFinite(deviation) && Math.abs(mean) < 10 && deviation > 0.01 && deviation < 10
  return {
    check: 'inputs',
    ok,
    found: `mean ${short(mean)}, standard deviation ${short(deviation)}`,
    advice,
  }
}

/**
 * A model that knows nothing gives every class the same probability: its cross-entropy is
 * ln(classes).
 */
export function startLoss(outputs: Tensor, y: Tensor, start: number): Finding {
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
  return {
    check,
    ok,
    found: `${short(start)}, and ln(${outputs.shape[1]} classes) = ${short(expected)}`,
    advice,
  }
}

export function activations(model: Module, x: Tensor): Finding[] {
  const findings: Finding[] = []
  const see = (name: string, module: AnyModule, output: Tensor): void => {
    if (
      ![ReLU, LeakyReLU, ELU, GELU, SiLU, Softplus, Tanh, Sigmoid].some(
        (kind) => module instanceof kind,
      )
    )
      return
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

export function gradients(model: Module): Finding {
  const named = model.namedParameters()
  const norm = (grad: Tensor | undefined): number => grad?.square().sum().sqrt().item() ?? 0
  const norms = named.map(([name, { grad, rank }]) => ({ name, norm: norm(grad), rank }))
  const list = (some: readonly { name: string; norm: number }[]): string =>
    some.map(({ name, norm }) => `${name} ${short(norm)}`).join(', ')
  const missing = norms.filter(({ norm }) => !(norm > 0 && norm < Infinity))
  if (missing.length > 0 || norms.length === 0) {
    const advice =
      'The loss does not reach these parameters: a detach(), a noGrad, an argmax, dead units, or a layer that forward() leaves out cuts the graph.'
    return {
      check: 'gradients',
      ok: false,
      found: list(missing) || 'the model has no parameters',
      advice,
    }
  }
  // Of matrices only: the gradients of biases are of another size by nature.
  const sizes = norms.filter(({ rank }) => rank > 1).map(({ norm }) => norm)
  return {
    check: 'gradient norms',
    ok: sizes.length < 2 || Math.max(...sizes) < 1000 * Math.min(...sizes),
    found: list(norms),
    advice:
      'They vanish or explode from layer to layer: check the initialization, use relu instead of sigmoid, or normalize between layers.',
  }
}

/** A model that cannot learn a single batch by heart will not learn from more. */
export function oneBatch(
  model: Module,
  { x, y }: Data,
  start: number,
  options: BatchOptions,
): Finding {
  const { loss, steps: count } = options
  const optimizer = new Adam(model.parameters(), { learningRate: 0.003 })
  const adamStep = (): void => {
    optimizer.zeroGrad()
    loss(model.forward(x), y).backward()
    optimizer.step()
  }
  const { trainStep = adamStep } = options
  for (const _ of steps(count)) trainStep(x, y)
  const last = evaluate(model, [{ x, y, index: 0 }], { loss }).loss
  return {
    check: 'learns one batch by heart',
    ok: last < 0.1 * start,
    found: `loss ${short(start)} → ${short(last)} in ${count} steps`,
    advice:
      'With one batch this is no lack of data: do the labels belong to these inputs, does the optimizer have all parameters, is zeroGrad called, ' +
      'is the last layer right for the loss (crossEntropy takes logits, no softmax before it)?',
  }
}

export function rates(model: Module, { x, y }: Data, loss: Loss): Finding {
  const { suggested, rates: tried } = learningRateRange(model, [{ x, y, index: 0 }], {
    loss,
    steps: 60,
  })
  const found =
    suggested === undefined
      ? `no rate from 1e-5 to ${short(tried[tried.length - 1])} lowers the loss`
      : `try ${short(suggested)} with SGD`
  const advice =
    'The gradient does not point downwards, or the loss does not depend on the weights: see the checks above.'
  return { check: 'learning rate', ok: suggested !== undefined, found, advice }
}

const short = (value: number): string => String(Number(value.toPrecision(3)))
const percent = (share: number): string => `${Math.round(100 * share)} %`
