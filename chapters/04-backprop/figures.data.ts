import { grad, tensor, type Tensor } from '../../lib/index.ts'
import { graphSvg, type GraphEdge, type GraphNode } from '../../site/figures/index.ts'

export interface Figures {
  graph: string
}

declare const data: Figures
export { data }

/** Drawn while the site is built, from the graph that the engine recorded. */
export default {
  load(): Figures {
    return { graph: exampleGraph() }
  },
}

function exampleGraph(): string {
  const x = tensor([[1, 2]], { requiresGrad: true })
  const w = tensor([[3, 4], [5, 6]], { requiresGrad: true }) // prettier-ignore
  const loss = x.matmul(w).square().sum().div(2)

  const tensors = reachable(loss)
  const names = new Map([[x, 'x'], [w, 'W']]) // prettier-ignore
  const gradients = grad(loss, tensors, { keepGraph: true })
  const id = (t: Tensor): string => `t${tensors.indexOf(t)}`
  const nodes = tensors.map((t, i): GraphNode => {
    const label = names.get(t) ?? t.node?.name ?? ''
    const kind = t === loss ? 'out' : t.node ? 'op' : 'leaf'
    return {
      id: id(t),
      label,
      kind,
      value: `${shape(t)} ${numbers(t)}`,
      gradient: `∇ ${numbers(gradients[i])}`,
    }
  })
  const edges = tensors.flatMap((t) =>
    (t.node?.inputs ?? [])
      .filter((input) => input.requiresGrad)
      .map((input): GraphEdge => [id(input), id(t)]),
  )
  return graphSvg({ title: 'The graph of half the sum of the squares of xW', nodes, edges })
}

/** Every tensor of the graph that requires a gradient, inputs first. */
function reachable(t: Tensor, found: Tensor[] = []): Tensor[] {
  for (const input of t.node?.inputs ?? [])
    if (input.requiresGrad && !found.includes(input)) reachable(input, found)
  found.push(t)
  return found
}

const shape = (t: Tensor): string => `(${t.shape.join(', ')})`
const numbers = (t: Tensor): string => JSON.stringify(t.toArray()).replaceAll(',', ', ')
