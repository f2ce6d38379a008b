// The gradients are averaged, not their squares.
export interface Factors {
  rows: number[]
  columns: number[]
}

export function numbersKept(n: number, m: number): number {
  return n + m
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

export function remember({ rows, columns }: Factors, gradient: number[][], beta: number): Factors {
  const squares = gradient.map((row) => row.map((g) => g))
  const roll = (old: number, value: number) => beta * old + (1 - beta) * value
  return {
    rows: rows.map((old, i) => roll(old, mean(squares[i]))),
    columns: columns.map((old, j) => roll(old, mean(squares.map((row) => row[j])))),
  }
}

/**
 * Let v_ij = c · rows_i · columns_j. Its average over j is c · rows_i · mean(columns), which must be rows_i. So
 * c = 1 / mean(columns). The average over i gives c = 1 / mean(rows), and that is the same number: both are the mean of
 * the whole table.
 */
export function estimate({ rows, columns }: Factors): number[][] {
  const all = mean(rows)
  return rows.map((row) => columns.map((column) => (all === 0 ? 0 : (row * column) / all)))
}
