import { checkArgument, checkList } from '../options.ts'
import { Tensor } from '../tensor/tensor.ts'
import {
  GraphNode,
  record as recorded,
  recordAll as recordedAll,
  type GradientRule,
  type GradientsRule,
  type JointRule,
} from './record.ts'
import { topologicalOrder as ordered } from './topological-order.ts'

// What an operation of your own calls. The operations of the engine, which know what they hand
// over, call the same without these checks: it would cost each of them as much as a small sum.

/** As `record` in record.ts. @throws ArgumentError for what is no tensor, and no rule. */
export function record(
  name: string,
  result: Tensor,
  inputs: readonly Tensor[],
  rules: readonly GradientRule[] | JointRule,
): Tensor {
  checkArgument('record', 'the name', name, 'string')
  checkArgument('record', 'the result', result, Tensor)
  checkList('record', 'inputs', inputs, Tensor)
  if (typeof rules !== 'function') checkList('record', 'rules', rules, 'function')
  return recorded(name, result, inputs, rules)
}

/** As `recordAll` in record.ts. @throws ArgumentError for what is no tensor, and no rule. */
export function recordAll(
  name: string,
  results: readonly Tensor[],
  inputs: readonly Tensor[],
  rule: GradientsRule,
): void {
  checkArgument('recordAll', 'the name', name, 'string')
  checkList('recordAll', 'results', results, Tensor)
  checkList('recordAll', 'inputs', inputs, Tensor)
  checkArgument('recordAll', 'the rule', rule, 'function')
  recordedAll(name, results, inputs, rule)
}

/** As `topologicalOrder` in topological-order.ts. @throws ArgumentError for what is no node. */
export function topologicalOrder(roots: readonly GraphNode[]): GraphNode[] {
  checkList('topologicalOrder', 'roots', roots, GraphNode)
  return ordered(roots)
}
