import { Value } from 'chalkgrad'

/** A formula whose graph can be stepped through; `inputs` gives the names and where the sliders start. */
export interface DemoFormula {
  id: string
  text: string
  inputs: Record<string, number>
  build(...inputs: Value[]): Value
}

export const demoFormulas: DemoFormula[] = [
  {
    id: 'loss',
    text: '(w·x + b − y)²',
    inputs: { w: 2, x: 3, b: -1, y: 4 },
    build: (w, x, b, y) => w.mul(x).add(b).sub(y).pow(2),
  },
  { id: 'reuse', text: 'x·x + x', inputs: { x: 3 }, build: (x) => x.mul(x).add(x) },
  {
    id: 'neuron',
    text: 'tanh(w·x + v·y + b)',
    inputs: { w: 0.5, x: 1, v: -1, y: 0.5, b: 0.2 },
    build: (w, x, v, y, b) => w.mul(x).add(v.mul(y)).add(b).tanh(),
  },
  {
    id: 'share',
    text: 'eˣ / (eˣ + eʸ)',
    inputs: { x: 1, y: 0 },
    build: (x, y) => {
      const ex = x.exp()
      return ex.div(ex.add(y.exp()))
    },
  },
  {
    id: 'relu',
    text: 'v · relu(w·x)',
    inputs: { v: 2, w: -1, x: 1.5 },
    build: (v, w, x) => v.mul(w.mul(x).relu()),
  },
]

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

/** One moment of the two passes: what is known by then, and what has this moment changed. */
export interface Moment {
  pass: 'start' | 'forward' | 'backward' | 'end'
  /** The node that is at work, and the edge along which a gradient flows; −1 for none. */
  node: number
  edge: number
  /** For each node: whether its value is known yet, and its gradient so far (null: nothing has arrived). */
  known: boolean[]
  grads: (number | null)[]
  caption: string
}

export interface Walkthrough {
  nodes: GraphNode[]
  edges: GraphEdge[]
  moments: Moment[]
}

/** Builds the graph of a formula and plays both passes in slow motion, one node forward, one edge backward at a time. */
export function walkthrough(formula: DemoFormula, at: number[]): Walkthrough {
  const names = Object.keys(formula.inputs)
  const inputs = at.map((x) => new Value(x))
  const result = formula.build(...inputs)
  const order = result.topologicalOrder()

  const nodes = order.map((node): GraphNode => {
    const input = inputs.indexOf(node)
    if (input >= 0) return { label: names[input], kind: 'input', value: node.data }
    return { label: node.op || format(node.data), kind: node.op ? 'operation' : 'constant', value: node.data }
  })
  const edges: GraphEdge[] = []
  const moments: Moment[] = []
  const known = order.map((node) => !node.op)
  const grads: (number | null)[] = order.map(() => null)
  const record = (pass: Moment['pass'], node: number, edge: number, caption: string) =>
    moments.push({ pass, node, edge, known: [...known], grads: [...grads], caption })

  record('start', -1, -1, `The inputs are given: ${list(names, at)}. Nothing has been computed yet.`)

  order.forEach((node, i) => {
    if (!node.left) return
    const parents = [[node.left, node.dLeft] as const, ...(node.right ? [[node.right, node.dRight] as const] : [])]
    for (const [parent, local] of parents) edges.push({ from: order.indexOf(parent), to: i, local })
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

/** A few significant digits, a true minus sign, and no −0. */
export function format(x: number, digits = 4): string {
  if (!Number.isFinite(x)) return String(x).replace('-', '−')
  return String(Number(x.toPrecision(digits)) + 0).replace('-', '−')
}
