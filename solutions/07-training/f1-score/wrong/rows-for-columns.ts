// Precision and recall are exchanged.
/**
 * A confusion matrix: counts[i][j] is how often class i was taken for class j. Row = the right class, column = the answer.
 */
export type Counts = number[][]

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
/** How many samples belong to each class. */
const rows = (counts: Counts) => counts.map(sum)
/** How often each class was the answer. */
const columns = (counts: Counts) => counts.map((_, j) => sum(counts.map((row) => row[j])))
/** A share of nothing is 0 here: a class that is never answered must not turn the mean into NaN. */
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

/** Right answers over all answers of that class: a column. */
export function precision(counts: Counts): number[] {
  return rows(counts).map((answered, c) => share(counts[c][c], answered))
}

/** Right answers over all samples of that class: a row. */
export function recall(counts: Counts): number[] {
  return columns(counts).map((own, c) => share(counts[c][c], own))
}

/** With p = n/answered and r = n/own, 2pr / (p + r) is 2n / (answered + own): one division, and 0 only where both are. */
export function f1(counts: Counts): number[] {
  const [own, answered] = [rows(counts), columns(counts)]
  return counts.map((row, c) => share(2 * row[c], own[c] + answered[c]))
}

/** The mean of the f1, not the f1 of the means: the second is a larger number, and is sometimes given under the same name. */
export function macroF1(counts: Counts): number {
  return share(sum(f1(counts)), counts.length)
}

export function weightedF1(counts: Counts): number {
  const own = rows(counts)
  return share(sum(f1(counts).map((score, c) => score * own[c])), sum(own))
}
