// A line that is used again keeps its old place in the list.
/** The list is in the order of use, so its first line is always the one that has waited longest. */
export function linesLoaded(places: number[], perLine: number, capacity: number): number {
  const lines: number[] = []
  let loaded = 0
  for (const place of places) {
    const line = Math.floor(place / perLine)
    const at = lines.indexOf(line)
    if (at >= 0) continue
    else {
      loaded++
      if (lines.length === capacity) lines.shift()
    }
    lines.push(line)
  }
  return loaded
}

/** The memory is the same, the order of the two loops is not. */
export function walk(rows: number, columns: number, along: 'rows' | 'columns'): number[] {
  const places: number[] = []
  const [outer, inner] = along === 'rows' ? [rows, columns] : [columns, rows]
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < inner; i++) places.push(along === 'rows' ? o * columns + i : i * columns + o)
  return places
}
