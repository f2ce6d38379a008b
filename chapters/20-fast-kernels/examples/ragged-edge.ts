/** Tiles of 2 × 2, and nothing else. */
function multiply(m: number, n: number, K: number, A: number[], B: number[]): number[] {
  const C = new Array<number>(m * n).fill(NaN)
  for (let i = 0; i + 1 < m; i += 2) {
    for (let j = 0; j + 1 < n; j += 2) {
      let [c00, c01, c10, c11] = [0, 0, 0, 0]
      for (let k = 0; k < K; k++) {
        c00 += A[i * K + k] * B[k * n + j]
        c01 += A[i * K + k] * B[k * n + j + 1]
        c10 += A[(i + 1) * K + k] * B[k * n + j]
        c11 += A[(i + 1) * K + k] * B[k * n + j + 1]
      }
      C[i * n + j] = c00
      C[i * n + j + 1] = c01
      C[(i + 1) * n + j] = c10
      C[(i + 1) * n + j + 1] = c11
    }
  }
  return C
}

const ones = (count: number) => new Array<number>(count).fill(1)
console.log('2 × 2:', multiply(2, 2, 5, ones(10), ones(10)))
console.log('3 × 3:', multiply(3, 3, 5, ones(15), ones(15)))
