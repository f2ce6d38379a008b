import { derivative, evaluate, type MathNode, parse } from 'mathjs/number'
import { Value } from 'chalkgrad'
import type { Formula } from './formulas.ts'

/** ∂formula/∂input at one point, found in three ways. */
export interface Comparison {
  input: string
  automatic: number
  symbolic: number
  numeric: number
}

/** One backward pass, one symbolic derivative an input, two evaluations an input. */
export function compare({ text, at, f }: Formula): Comparison[] {
  const inputs = Object.values(at).map((x) => new Value(x))
  f(...inputs).backward()
  return Object.keys(at).map((input, i) => ({
    input,
    automatic: inputs[i].grad,
    symbolic: Number(derivative(text, input).evaluate({ ...at })),
    numeric: centralDifference(text, at, input),
  }))
}

/** Chapter 2's numeric derivative, on the formula as text: no Value takes part. */
function centralDifference(
  text: string,
  at: Record<string, number>,
  input: string,
  h = 1e-5,
): number {
  const shifted = (by: number) => Number(evaluate(text, { ...at, [input]: at[input] + by }))
  return (shifted(h) - shifted(-h)) / (2 * h)
}

/**
 * 4x(1 − x) nested into itself: how large the formula, its derivative as a formula, and its
 * graph become.
 */
export function swell(depth: number): {
  graph: number
  formula: number
  derivative: number
} {
  let text = 'x'
  let value = new Value(0.3)
  for (let i = 0; i < depth; i++) {
    text = `(4 * ${text} * (1 - ${text}))`
    value = value.mul(4).mul(value.neg().add(1))
  }
  return {
    graph: value.topologicalOrder().length,
    formula: size(parse(text)),
    derivative: size(derivative(text, 'x', { simplify: false })),
  }
}

function size(formula: MathNode): number {
  let nodes = 0
  formula.traverse(() => nodes++)
  return nodes
}
