// Where the nodes of a graph lie: in layers, and in each layer near what they read and what reads them.
import type { GraphNode, GraphSpec } from './graph.ts'

/** A node in its layer; without a `node` it is only a bend of an edge that passes through. */
export interface Place {
  node?: GraphNode
  layer: number
  before: Place[]
  after: Place[]
  /** Its size in the direction of the arrows, and across it. */
  along: number
  across: number
  /** Its middle across the arrows. */
  y: number
}

const GAP_ACROSS = 16

/** The layer of each node: one behind its last input; an input right before the first node that reads it. */
export function layersOf({ nodes, edges }: GraphSpec): Map<string, number> {
  const layers = new Map<string, number>()
  const visiting = new Set<string>()
  const layer = (id: string): number => {
    const known = layers.get(id)
    if (known !== undefined) return known
    if (visiting.has(id)) throw new Error(`graphSvg: the graph has a cycle through '${id}'`)
    visiting.add(id)
    const value = Math.max(-1, ...edges.filter(([, to]) => to === id).map(([from]) => layer(from))) + 1
    layers.set(id, value)
    return value
  }
  for (const { id } of nodes) layer(id)
  for (const { id } of nodes) {
    const readers = edges.filter(([from]) => from === id).map(([, to]) => layer(to))
    if (readers.length && !edges.some(([, to]) => to === id)) layers.set(id, Math.min(...readers) - 1)
  }
  return layers
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Orders each layer by the middle of its neighbors, a few times forth and back, then gives heights the same way. */
export function arrange(layers: Place[][]): void {
  const rank = new Map<Place, number>()
  const renumber = (layer: Place[]): void => layer.forEach((place, i) => rank.set(place, i - (layer.length - 1) / 2))
  layers.forEach(renumber)
  for (let round = 0; round < 16; round++) {
    const forth = round % 2 === 0
    for (const layer of forth ? layers : [...layers].reverse()) {
      const key = new Map(
        layer.map((place) => {
          const neighbors = forth ? place.before : place.after
          return [
            place,
            neighbors.length ? mean(neighbors.map((other) => rank.get(other) ?? 0)) : (rank.get(place) ?? 0),
          ]
        }),
      )
      layer.sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0))
      renumber(layer)
    }
  }
  const distance = (a: Place, b: Place): number => (a.across + b.across) / 2 + GAP_ACROSS
  for (const layer of layers) {
    layer.forEach((place, i) => (place.y = i ? layer[i - 1].y + distance(layer[i - 1], place) : 0))
    const middle = (layer[0].y + layer[layer.length - 1].y) / 2
    for (const place of layer) place.y -= middle
  }
  for (let round = 0; round < 12; round++) {
    for (const layer of round % 2 ? [...layers].reverse() : layers) {
      const wanted = layer.map((place) => {
        const neighbors = [...place.before, ...place.after]
        return neighbors.length ? mean(neighbors.map((other) => other.y)) : place.y
      })
      layer.forEach(
        (place, i) => (place.y = i ? Math.max(wanted[i], layer[i - 1].y + distance(layer[i - 1], place)) : wanted[i]),
      )
      // Pushing down moved the layer as a whole; take that back.
      const shift = mean(layer.map((place, i) => wanted[i] - place.y))
      for (const place of layer) place.y += shift
    }
  }
}
