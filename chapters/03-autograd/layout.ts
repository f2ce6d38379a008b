/**
 * Where a graph's nodes and edges go on paper: the result at the bottom, every parent in a
 * row above its children.
 */
export interface Layout {
  width: number
  height: number
  /** The center of each node. */
  places: { x: number; y: number }[]
  /** For each edge an SVG path, and the place for its label. */
  paths: { d: string; x: number; y: number }[]
}

export const box = { width: 92, height: 54 }
const gap = { x: 10, y: 40 }

/** `edges` lead from parent to child, as indices of nodes in topological order. */
export function layout(
  nodes: number,
  edges: readonly { from: number; to: number }[],
): Layout {
  // A node's row, counted from the bottom: one above its highest child.
  const row = new Array<number>(nodes).fill(0)
  for (let node = nodes - 1; node >= 0; node--) {
    for (const { from, to } of edges)
      if (to === node) row[from] = Math.max(row[from], row[node] + 1)
  }
  const top = Math.max(...row)

  // An edge that skips rows gets a stop in each of them, so that it runs beside the boxes.
  // Stops are numbered on.
  const stops = edges.map(({ from, to }) =>
    Array.from({ length: row[from] - row[to] - 1 }, (_, i) => row[to] + 1 + i),
  )
  const rows: number[][] = Array.from({ length: top + 1 }, () => [])
  for (let node = nodes - 1; node >= 0; node--) rows[row[node]].push(node)
  let next = nodes
  const chains = edges.map(({ from, to }, e) => {
    const between = stops[e].map((r) => {
      rows[r].push(next)
      return next++
    })
    return [to, ...between, from] // from the bottom up
  })

  // In each row from the bottom up: sort by where the children are, then spread around the
  // middle.
  const x = new Map<number, number>()
  for (const members of rows) {
    const pull = (member: number) => {
      const below = chains.flatMap((chain) =>
        chain.indexOf(member) > 0 ? [x.get(chain[chain.indexOf(member) - 1]) ?? 0] : [],
      )
      return below.reduce((sum, at) => sum + at, 0) / Math.max(1, below.length)
    }
    const order = (member: number) => chains.findIndex((chain) => chain.includes(member))
    members.sort((a, b) => pull(a) - pull(b) || order(a) - order(b))
    members.forEach((member, i) =>
      x.set(member, (i - (members.length - 1) / 2) * (box.width + gap.x)),
    )
  }

  const widest = Math.max(...rows.map((members) => members.length))
  const width = widest * (box.width + gap.x) + gap.x
  const height = (top + 1) * box.height + top * gap.y + 8
  const place = (member: number, r: number) => ({
    x: width / 2 + (x.get(member) ?? 0),
    y: 4 + box.height / 2 + (top - r) * (box.height + gap.y),
  })

  /** Edges that share an end stand side by side there. */
  const side = (e: number, end: 'from' | 'to') => {
    const neighbor = (edge: number) =>
      x.get(end === 'to' ? (chains[edge].at(1) ?? 0) : (chains[edge].at(-2) ?? 0)) ?? 0
    const shared = edges.map((_, i) => i).filter((i) => edges[i][end] === edges[e][end])
    shared.sort((a, b) => neighbor(a) - neighbor(b) || a - b)
    return (shared.indexOf(e) - (shared.length - 1) / 2) * 24
  }

  const paths = edges.map(({ from, to }, e) => {
    const start = place(from, row[from])
    const end = place(to, row[to])
    const points = [
      { x: start.x + side(e, 'from'), y: start.y + box.height / 2 },
      ...chains[e]
        .slice(1, -1)
        .reverse()
        .map((stop, i) => place(stop, row[from] - 1 - i)),
      { x: end.x + side(e, 'to'), y: end.y - box.height / 2 - 5 },
    ]
    let d = `M${points[0].x} ${points[0].y}`
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]]
      const middle = (a.y + b.y) / 2
      d += `C${a.x} ${middle} ${b.x} ${middle} ${b.x} ${b.y}`
    }
    const [a, b] = points.slice(-2)
    return { d, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  })
  return { width, height, places: row.map((r, node) => place(node, r)), paths }
}
