import { Value } from '../../lib/autograd/scalar.ts'
import { chartSvg, graphSvg } from '../../site/figures/index.ts'
import results from './results.json' with { type: 'json' }

export interface Figures {
  loss: string
  reuse: string
  curve: string
}

declare const data: Figures
export { data }

/** Drawn while the site is built, from graphs that the engine has made. */
export default {
  load(): Figures {
    const { curves, metrics } = results.main
    return {
      loss: lossGraph(),
      reuse: reuseGraph(),
      curve: lossCurve(curves.loss, metrics.straightLoss),
    }
  },
}

/** (w·x + b − y)² as in the text, after its backward pass. */
function lossGraph(): string {
  const [w, x, b, y] = [2, 3, -1, 4].map((value) => new Value(value))
  const loss = w.mul(x).add(b).sub(y).pow(2)
  loss.backward()
  const names = { w, x, b, y }
  return drawGraph('The graph of (w·x + b − y)²', loss, names)
}

function reuseGraph(): string {
  const x = new Value(3)
  const y = x.mul(x).add(x)
  y.backward()
  return drawGraph('The graph of x·x + x', y, { x })
}

/** Each node with its value and gradient, each arrow with its local derivative. */
function drawGraph(title: string, result: Value, names: Record<string, Value>): string {
  const order = result.topologicalOrder()
  const id = (node: Value) => String(order.indexOf(node))
  const name = (node: Value) =>
    Object.keys(names).find((name) => names[name] === node) ?? node.op
  return graphSvg({
    title,
    nodes: order.map((node) => ({
      id: id(node),
      label: name(node),
      value: number(node.data),
      gradient: `grad ${number(node.grad)}`,
      kind: node === result ? 'out' : node.left ? 'op' : 'leaf',
    })),
    edges: order.flatMap((node) => [
      ...(node.left ? [[id(node.left), id(node), number(node.dLeft)] as const] : []),
      ...(node.right ? [[id(node.right), id(node), number(node.dRight)] as const] : []),
    ]),
  })
}

function number(x: number): string {
  return String(Number(x.toPrecision(3))).replace('-', '−')
}

function lossCurve(losses: readonly number[], straight: number): string {
  return chartSvg({
    title: 'The loss while the network learns two moons',
    series: [
      { label: 'the network', data: losses },
      {
        label: 'one neuron alone, in the end',
        data: losses.map(() => straight),
        dashed: true,
      },
    ],
    xLabel: 'step of gradient descent',
    yLabel: 'loss',
    logY: true,
  })
}
