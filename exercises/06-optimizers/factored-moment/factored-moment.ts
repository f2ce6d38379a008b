import { todo } from '#exercises'

/** What is remembered of the squared gradients of a matrix: an average for each row, and one for each column. */
export interface Factors {
  rows: number[]
  columns: number[]
}

/**
 * Adam remembers as many averages v as there are weights. Adafactor (Shazeer and Stern, 2018) remembers only the row and
 * column averages of the squared gradient. How many numbers are that for a matrix (n, m)?
 *
 * Example: for (1000, 500), 1500 in place of 500000.
 */
export function numbersKept(n: number, m: number): number {
  return todo('numbersKept')
}

/**
 * One step of the rolling averages:
 *
 *     rowsᵢ    ← beta · rowsᵢ    + (1 − beta) · (mean over j of gᵢⱼ²)
 *     columnsⱼ ← beta · columnsⱼ + (1 − beta) · (mean over i of gᵢⱼ²)
 *
 * - gradient: (n, m), nested lists
 *
 * Example: zeros before, beta 0.5, gradient [[1, 3], [1, 1]]: rows [2.5, 0.5], columns [0.5, 2.5].
 */
export function remember(factors: Factors, gradient: number[][], beta: number): Factors {
  return todo('remember')
}

/**
 * The estimate of v for every weight, shape (n, m), from the two lists alone. Of all tables that are a product of a column
 * and a row, it is the one with these row averages and column averages. Find the formula: which number must
 * rowsᵢ · columnsⱼ be divided by?
 * Where all averages are 0, the estimate is 0.
 *
 * Example: rows [2, 4], columns [1, 5]: [[2/3, 10/3], [4/3, 20/3]].
 */
export function estimate(factors: Factors): number[][] {
  return todo('estimate')
}
