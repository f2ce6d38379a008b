/**
 * The tile of 4 × 4 again. Its numbers are first copied into the order in which it reads
 * them: one panel of four rows of A, one panel of four columns of B for each tile column.
 * The panels hold float64, so that each number is converted once, not once for each tile.
 */
// prettier-ignore
export function packed(m: number, n: number, K: number, A: Float32Array, B: Float32Array, C: Float32Array): void {
  const rows = new Float64Array(4 * K)
  const columns = new Float64Array(4 * K * Math.ceil(n / 4))
  for (let j = 0; j < n; j += 4) pack(B, j, 1, n, n, K, columns, j * K)
  for (let i = 0; i < m; i += 4) {
    pack(A, i, K, 1, m, K, rows, 0)
    for (let j = 0; j < n; j += 4) {
      let c00 = 0, c01 = 0, c02 = 0, c03 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0
      let c20 = 0, c21 = 0, c22 = 0, c23 = 0, c30 = 0, c31 = 0, c32 = 0, c33 = 0
      for (let p = 0, q = j * K; p < 4 * K; p += 4, q += 4) {
        const a0 = rows[p], a1 = rows[p + 1], a2 = rows[p + 2], a3 = rows[p + 3]
        const b0 = columns[q], b1 = columns[q + 1], b2 = columns[q + 2], b3 = columns[q + 3]
        c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3
        c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3
        c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3
        c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3
      }
      const live = Math.min(4, n - j)
      storeRow(C, i * n + j, live, c00, c01, c02, c03)
      if (i + 1 < m) storeRow(C, (i + 1) * n + j, live, c10, c11, c12, c13)
      if (i + 2 < m) storeRow(C, (i + 2) * n + j, live, c20, c21, c22, c23)
      if (i + 3 < m) storeRow(C, (i + 3) * n + j, live, c30, c31, c32, c33)
    }
  }
}

/**
 * Copies four lines of x (rows of A, or columns of B) into a panel: for each k four numbers,
 * one of each line.
 */
function pack(
  x: Float32Array,
  first: number, // of the four lines
  line: number, // from one line to the next
  step: number, // from one number of a line to the next
  count: number, // how many lines there are: beyond stand zeros
  K: number, // how many numbers a line has
  panel: Float64Array,
  at: number, // where the panel begins
): void {
  for (let l = 0; l < 4; l++) {
    const live = first + l < count
    let from = (first + l) * line
    for (let to = at + l; to < at + 4 * K; to += 4, from += step)
      panel[to] = live ? x[from] : 0
  }
}

/** The first `live` of four numbers. */
// prettier-ignore
function storeRow(C: Float32Array, at: number, live: number, c0: number, c1: number, c2: number, c3: number): void {
  C[at] = c0
  if (live > 1) C[at + 1] = c1
  if (live > 2) C[at + 2] = c2
  if (live > 3) C[at + 3] = c3
}
