// A layered drawing of a computational graph of up to some forty nodes: inputs left, result right; inputs above and result
// below, where a phone is too narrow for that. Nodes and edges are plain data, so the picture can be made from the engine's real
// objects while the site is built.
import { arrange, layersOf, type Place } from './graph-layout.ts'
import { at, COLUMN, picture, text, textWidth } from './svg.ts'

export interface GraphNode {
  id: string
  /** What it is: `x`, `×`, `matmul`. */
  label: string
  /** A second line: its value or its shape. */
  value?: string
  /** A third line, in the gradients' color. */
  gradient?: string
  kind?: 'leaf' | 'op' | 'out'
}
/** From, to, and what may stand on the arrow, such as the local derivative. */
export type GraphEdge = readonly [from: string, to: string, label?: string]
export interface GraphSpec {
  title: string
  nodes: readonly GraphNode[]
  edges: readonly GraphEdge[]
}

const GAP = 34
/** With a label on the arrow. */
const WIDE_GAP = 60

function size(node: GraphNode): { width: number; height: number } {
  const lines = [node.value, node.gradient].filter((line) => line !== undefined)
  const widths = [node.label, ...lines].map((line) => textWidth(line))
  return { width: Math.max(40, Math.max(...widths) + 18), height: 30 + 16 * lines.length }
}

function describe({ title, nodes, edges }: GraphSpec): string {
  const name = (id: string): string => nodes.find((node) => node.id === id)?.label ?? id
  const sentences = nodes.map(({ id, label, value, gradient }) => {
    const inputs = edges.filter(([, to]) => to === id).map(([from]) => name(from))
    const facts = [
      inputs.length && `reads ${inputs.join(' and ')}`,
      value && `value ${value}`,
      gradient && `gradient ${gradient}`,
    ]
    return `${label}: ${facts.filter(Boolean).join(', ') || 'input'}`
  })
  return `${title}. ${sentences.join('; ')}.`
}

export function graphSvg(spec: GraphSpec): string {
  const [across, down] = [draw(spec, false), draw(spec, true)]
  const { width, height, body } = across.width <= COLUMN ? across : down
  return picture(width, height, describe(spec), body, 1.2 * width)
}

function draw(spec: GraphSpec, down: boolean): { width: number; height: number; body: string } {
  const { nodes, edges } = spec
  const ids = new Set(nodes.map(({ id }) => id))
  for (const id of edges.flatMap(([from, to]) => [from, to])) {
    if (!ids.has(id)) throw new Error(`graphSvg: an edge names '${id}', which is no node`)
  }
  const layerOf = layersOf(spec)
  const layers: Place[][] = []
  const add = (layer: number, node?: GraphNode): Place => {
    const { width, height } = node ? size(node) : { width: 4, height: 4 }
    const [along, across] = down ? [height, width] : [width, height]
    const place: Place = { node, layer, before: [], after: [], along, across, y: 0 }
    ;(layers[layer] ??= []).push(place)
    return place
  }
  const places = new Map(nodes.map((node) => [node.id, add(layerOf.get(node.id) ?? 0, node)]))
  const placeOf = (id: string): Place => places.get(id) ?? add(0)

  // An edge over several layers gets a bend in each of them, so that it goes around the nodes and not behind them.
  const routes = edges.map(([from, to]) => {
    const route = [placeOf(from)]
    for (let layer = (layerOf.get(from) ?? 0) + 1; layer < (layerOf.get(to) ?? 0); layer++) route.push(add(layer))
    route.push(placeOf(to))
    for (let i = 1; i < route.length; i++) {
      route[i].before.push(route[i - 1])
      route[i - 1].after.push(route[i])
    }
    return route
  })
  arrange(layers)

  const depths = layers.map((layer) => Math.max(...layer.map((place) => place.along)))
  const labelled = layers.map((_, i) => edges.some(([from, , label]) => label && layerOf.get(from) === i))
  const starts: number[] = []
  depths.reduce((x, depth, i) => ((starts[i] = x), x + depth + (labelled[i] ? WIDE_GAP : GAP)), 4)
  const top = Math.min(...layers.flat().map((place) => place.y - place.across / 2))
  const bottom = Math.max(...layers.flat().map((place) => place.y + place.across / 2))
  const middle = (place: Place): number => starts[place.layer] + depths[place.layer] / 2
  const y = (place: Place): number => place.y - top + 4
  // All is laid out to the right; downwards means that right becomes down.
  const turn = (x: number, y: number): readonly [number, number] => (down ? [y, x] : [x, y])
  const spot = (x: number, y: number): string => turn(x, y).map(at).join(' ')

  const drawnEdges = routes.map((route, i) => {
    const [from, to, label] = edges[i]
    const start = route[0]
    const end = route[route.length - 1]
    // Arrows that enter the same node do so beside each other; two of them from the same node bow apart.
    const entering = routes
      .filter((other) => other[other.length - 1] === end)
      .sort((a, b) => a[a.length - 2].y - b[b.length - 2].y)
    const slot = entering.indexOf(route) - (entering.length - 1) / 2
    const spread = Math.min(13, (end.across - 14) / Math.max(1, entering.length - 1))
    const twins = edges.filter(([a, b]) => a === from && b === to).length
    const points: [number, number][] = [[middle(start) + start.along / 2, y(start) + (twins > 1 ? slot * 10 : 0)]]
    for (const bend of route.slice(1, -1))
      points.push([starts[bend.layer], y(bend)], [starts[bend.layer] + depths[bend.layer], y(bend)])
    points.push([middle(end) - end.along / 2 - 1, y(end) + slot * spread])
    let path = `M${spot(...points[0])}`
    for (let k = 1; k < points.length; k++) {
      const [[x1, y1], [x2, y2]] = [points[k - 1], points[k]]
      const half = (x1 + x2) / 2
      path += y1 === y2 ? `L${spot(x2, y2)}` : `C${spot(half, y1)} ${spot(half, y2)} ${spot(x2, y2)}`
    }
    const [x, tip] = points[points.length - 1]
    const head = `<path class="graph-head" d="M${spot(x, tip)}${down ? 'l-4 -8h8z' : 'l-8 -4v8z'}"/>`
    const [[x1, y1], [x2, y2]] = points
    const [noteX, noteY] = turn((x1 + x2) / 2, (y1 + y2) / 2)
    const note = label ? text(noteX, noteY + (down ? 2 : -5), label, 'svg-muted svg-halo') : ''
    return `<path class="graph-edge" d="${path}"/>${head}${note}`
  })
  const drawnNodes = nodes.map((node) => {
    const place = placeOf(node.id)
    const [x, center] = turn(middle(place), y(place))
    const [width, height] = turn(place.along, place.across)
    const nodeTop = center - height / 2
    const kind = node.kind ?? (place.before.length ? 'op' : 'leaf')
    const box = `<rect x="${at(x - width / 2)}" y="${at(nodeTop)}" width="${at(width)}" height="${height}" rx="${kind === 'op' ? 15 : 5}"/>`
    const label = text(x, nodeTop + 20, node.label, 'svg-text', 'middle', ' font-weight="600"')
    const value = node.value === undefined ? '' : text(x, nodeTop + 37, node.value, 'svg-muted')
    const gradientY = nodeTop + (node.value === undefined ? 37 : 53)
    const gradient = node.gradient === undefined ? '' : text(x, gradientY, node.gradient, 'graph-gradient')
    return `<g class="graph-node graph-${kind}">${box}${label}${value}${gradient}</g>`
  })
  const [width, height] = turn(starts[starts.length - 1] + depths[depths.length - 1] + 4, bottom - top + 8)
  return { width, height, body: drawnEdges.join('') + drawnNodes.join('') }
}
