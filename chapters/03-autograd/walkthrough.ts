import { Value } from 'chalkgrad'
import { type DemoFormula, format } from './demo-formulas.ts'

export interface GraphNode {
  /** An input's name, a constant, or the operation. */
  label: string
  kind: 'input' | 'constant' | 'operation'
  value: number
}

/** From parent to child, as indices into the nodes; `local` is ∂child/∂parent. */
export interface GraphEdge {
  from: number
  to: number
  local: number
}

/**
 * One moment of the two passes: what is known by then, and what has this moment changed.
 */
export interface Moment {
  pass: 'start' | 'forward' | 'backward' | 'end'
  /** The node that is at work, and the edge along which a gradient flows; −1 for none. */
  node: number
  edge: number
  /**
   * For each node: whether its value is known yet, and its gradient so far (null: nothing
   * has arrived).
   */
  known: boolean[]
  grads: (number | null)[]
  caption: string
}

export interface Walkthrough {
  nodes: GraphNode[]
  edges: GraphEdge[]
  moments: Moment[]
}

/**
 * Builds the graph of a formula and plays both passes in slow motion, one node forward, one
 * edge backward at a time.
 */
export function walkthrough(formula: DemoFormula, at: number[]): Walkthrough {
  const names = Object.keys(formula.inputs)
  const inputs = at.map((x) => new Value(x))
  const result = formula.build(...inputs)
  const order = result.topologicalOrder()

  const nodes = order.map((node): GraphNode => {
    const input = inputs.indexOf(node)
    if (input >= 0) return { label: names[input], kind: 'input', value: node.data }
    return {
      label: node.op || format(node.data),
      kind: node.op ? 'operation' : 'constant',
      value: node.data,
    }
  })
  const edges: GraphEdge[] = []
  const moments: Moment[] = []
  const known = order.map((node) => !node.op)
  const grads: (number | null)[] = order.map(() => null)
  const record = (pass: Moment['pass'], node: number, edge: number, caption: string) =>
    moments.push({ pass, node, edge, known: [...known], grads: [...grads], caption })

  record(
    'start',
    -1,
    -1,
    `The inputs are given: ${list(names, at)}. Nothing has been computed yet.`,
  )

  order.forEach((node, i) => {
    if (!node.left) return
    const parents = [
      [node.left, node.dLeft] as const,
      ...(node.right ? [[node.right, node.dRight] as const] : []),
    ]
    for (const [parent, local] of parents)
      edges.push({ from: order.indexOf(parent), to: i, local })
    known[i] = true
    const [a, b] = parents.map(([parent]) => format(parent.data))
    const slopes = parents.map(([, local]) => format(local)).join(' and ')
    record(
      'forward',
      i,
      -1,
      `Forward: ${b === undefined ? `${node.op} of ${a}` : `${a} ${node.op} ${b}`} is ${format(node.data)}. ` +
        `The node keeps its local derivative${b === undefined ? '' : 's'}, ${slopes}, for later.`,
    )
  })

  const last = order.length - 1
  grads[last] = 1
  record(
    'backward',
    last,
    -1,
    'Backward begins at the result: it depends on itself with strength 1, so its gradient is 1.',
  )

  for (let i = last; i >= 0; i--) {
    edges.forEach(({ from, to, local }, e) => {
      if (to !== i) return
      const arriving = (grads[i] ?? 0) * local
      const before = grads[from]
      grads[from] = (before ?? 0) + arriving
      const product = `${format(grads[i] ?? 0)} × ${format(local)} = ${format(arriving)}`
      record(
        'backward',
        i,
        e,
        `Backward from ${nodes[i].label} to ${nodes[from].label}: gradient × local derivative, ${product}. ` +
          (before === null
            ? `It is the first to arrive, so the gradient of ${nodes[from].label} is ${format(arriving)} so far.`
            : `${nodes[from].label} already holds ${format(before)} from another path: the sum is ${format(grads[from] ?? 0)}.`),
      )
    })
  }

  const found = inputs.map((input) => grads[order.indexOf(input)] ?? 0)
  record(
    'end',
    -1,
    -1,
    `Done. One pass back gave every derivative of the result: ${list(
      names.map((n) => `∂/∂${n}`),
      found,
    )}.`,
  )
  return { nodes, edges, moments }
}

function list(names: string[], values: number[]): string {
  return names.map((name, i) => `${name} = ${format(values[i])}`).join(', ')
}
