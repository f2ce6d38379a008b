import { fits, matmul, matmulVersions, type MatmulSizes } from '../launch/matmul.ts'
import type { Case } from './case.ts'

const sizes: readonly MatmulSizes[] = [
  { m: 1, n: 1, k: 1 },
  { m: 33, n: 17, k: 45 },
  { m: 64, n: 64, k: 64 },
  { m: 130, n: 68, k: 36 },
  { m: 144, n: 160, k: 100 },
]

/** a (m, k) · b (k, n) in float64, `turn` says which of them lies turned. */
export function product(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { m, n, k }: MatmulSizes,
  turn: { a?: boolean; b?: boolean } = {},
): Float64Array {
  const out = new Float64Array(m * n)
  for (let i = 0; i < m; i++)
    for (let l = 0; l < k; l++) {
      const left = turn.a ? a[l * m + i] : a[i * k + l]
      for (let j = 0; j < n; j++) out[i * n + j] += left * (turn.b ? b[j * k + l] : b[l * n + j])
    }
  return out
}

export const matmulCases: Case[] = matmulVersions.flatMap((version) =>
  sizes
    .filter((size) => fits(version, size))
    .map((size) => ({
      name: `matmul_${version} (${size.m}, ${size.k}) × (${size.k}, ${size.n})`,
      run(t) {
        if (!t.kernels.has(`matmul_${version}`)) return
        const a = t.random(size.m * size.k)
        const b = t.random(size.k * size.n)
        const out = t.output(size.m * size.n)
        matmul(t.kernels, version, [t.upload(a), t.upload(b), out], size)
        // Rounding to 10 bits of mantissa costs 3e-4, summing in float32 far less.
        t.expect('product', out, product(a, b, size), version === 'tf32' ? 1e-3 : 1e-6)
      },
    })),
)

export const cublasCases: Case[] = [false, true].flatMap((turnA) =>
  [false, true].map((turnB) => ({
    name: `cuBLAS ${turnA ? 'Aᵀ' : 'A'} · ${turnB ? 'Bᵀ' : 'B'}`,
    run(t) {
      const size = { m: 5, n: 7, k: 9 }
      const a = t.random(2 * 5 * 9)
      const b = t.random(2 * 9 * 7)
      const out = t.output(2 * 5 * 7)
      t.cublas.matmul({ a: t.upload(a), b: t.upload(b), out, ...size, turnA, turnB, batch: 2 })
      const turn = { a: turnA, b: turnB }
      const want = [0, 1].flatMap((z) => [...product(a.subarray(45 * z), b.subarray(63 * z), size, turn)])
      t.expect('two products', out, want)
    },
  })),
)
