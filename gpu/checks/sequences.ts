import { attention, attentionGradient, attentionNaive, type AttentionSizes } from '../launch/attention.ts'
import { embedding, embeddingGradient, gather, scatterAdd } from '../launch/gather.ts'
import { dropout, fillRandom } from '../launch/random.ts'
import { gruStep, gruStepGradient, lstmStep, lstmStepGradient } from '../launch/recurrent.ts'
import type { Case, Trial } from './case.ts'
import { sum } from './rows.ts'

const attentions: readonly AttentionSizes[] = [
  { heads: 1, queries: 1, keys: 1, width: 4 },
  { heads: 2, queries: 5, keys: 9, width: 8 },
  { heads: 3, queries: 40, keys: 40, width: 64, causal: true },
  { heads: 1, queries: 33, keys: 70, width: 20, causal: true },
  { heads: 1, queries: 64, keys: 32, width: 16 },
]

const attentionCases: Case[] = attentions.map((s) => ({
  name: `attention (${s.heads}, ${s.queries} of ${s.keys}, ${s.width})${s.causal ? ' causal' : ''}`,
  run(t) {
    const { heads, queries: T, keys: S, width: D, causal = false } = s
    const [q, k, v, g] = [T, S, S, T].map((rows) => t.random(heads * rows * D, 2))
    const [out, gQ, gK, gV] = [q, q, k, v].map(({ length }) => new Float64Array(length))
    const total = new Float64Array(heads * T)
    const dot = (a: Float32Array, i: number, b: ArrayLike<number>, j: number): number => {
      let all = 0
      for (let d = 0; d < D; d++) all += a[i * D + d] * b[j * D + d]
      return all
    }
    for (let h = 0; h < heads; h++)
      for (let i = 0; i < T; i++) {
        const row = h * T + i
        const seen = causal ? i + S - T + 1 : S
        const scores = Array.from({ length: seen }, (_, j) => dot(q, row, k, h * S + j) / Math.sqrt(D))
        const largest = Math.max(...scores)
        total[row] = largest + Math.log(sum(scores.map((score) => Math.exp(score - largest))))
        const p = scores.map((score) => Math.exp(score - total[row]))
        for (let j = 0; j < seen; j++) for (let d = 0; d < D; d++) out[row * D + d] += p[j] * v[(h * S + j) * D + d]
        const delta = dot(g, row, out, row)
        for (let j = 0; j < seen; j++) {
          const key = h * S + j
          const ds = (p[j] * (dot(g, row, v, key) - delta)) / Math.sqrt(D)
          for (let d = 0; d < D; d++) {
            gQ[row * D + d] += ds * k[key * D + d]
            gK[key * D + d] += ds * q[row * D + d]
            gV[key * D + d] += p[j] * g[row * D + d]
          }
        }
      }
    const buffers = {
      q: t.upload(q),
      k: t.upload(k),
      v: t.upload(v),
      g: t.upload(g),
      out: t.output(q.length),
      total: t.output(heads * T),
      gQ: t.output(q.length),
      gK: t.output(k.length),
      gV: t.output(v.length),
    }
    const naive = t.output(q.length)
    attentionNaive(t.kernels, { ...buffers, out: naive }, s)
    t.expect('naive', naive, out, 2e-6)
    attention(t.kernels, buffers, s)
    t.expect('fused', buffers.out, out, 2e-6)
    t.expect('total', buffers.total, total, 2e-6)
    attentionGradient(t.kernels, buffers, s)
    t.expect('gradient of v', buffers.gV, gV, 3e-6)
    if (S === 1) return // softmax of one score is 1 whatever it is: q and k have no gradient
    t.expect('gradient of q', buffers.gQ, gQ, 5e-6)
    t.expect('gradient of k', buffers.gK, gK, 5e-6)
  },
}))

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

const lstmCase: Case = {
  name: 'lstm_step',
  run(t) {
    const [batch, hidden] = [7, 45]
    const n = batch * hidden
    const gates = t.random(4 * n, 2)
    const [cell, gOutput, gNext] = [t.random(n), t.random(n), t.random(n)]
    const wantNext = new Float64Array(n)
    const wantOutput = new Float64Array(n)
    const wantGates = new Float64Array(4 * n)
    const wantGGates = new Float64Array(4 * n)
    const wantGCell = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      const at = [0, 1, 2, 3].map((gate) => (Math.floor(i / hidden) * 4 + gate) * hidden + (i % hidden))
      const [a, f, c, o] = at.map((place, gate) => (gate === 2 ? Math.tanh : sigmoid)(gates[place]))
      wantNext[i] = f * cell[i] + a * c
      const th = Math.tanh(wantNext[i])
      wantOutput[i] = o * th
      const g = gNext[i] + gOutput[i] * o * (1 - th * th)
      const slopes = [
        g * c * a * (1 - a),
        g * cell[i] * f * (1 - f),
        g * a * (1 - c * c),
        gOutput[i] * th * o * (1 - o),
      ]
      ;[a, f, c, o].forEach((value, gate) => (wantGates[at[gate]] = value))
      slopes.forEach((slope, gate) => (wantGGates[at[gate]] = slope))
      wantGCell[i] = g * f
    }
    const b = {
      gates: t.upload(gates),
      cell: t.upload(cell),
      gOutput: t.upload(gOutput),
      gNext: t.upload(gNext),
      nextCell: t.output(n),
      output: t.output(n),
      gGates: t.output(4 * n),
      gCell: t.output(n),
    }
    lstmStep(t.kernels, b, { batch, hidden })
    t.expect('gates', b.gates, wantGates)
    t.expect('cell', b.nextCell, wantNext)
    t.expect('output', b.output, wantOutput)
    lstmStepGradient(t.kernels, b, { batch, hidden })
    t.expect('gradient of the gates', b.gGates, wantGGates, 2e-6)
    t.expect('gradient of the cell', b.gCell, wantGCell, 2e-6)
  },
}

const gruCase: Case = {
  name: 'gru_step',
  run(t) {
    const [batch, hidden] = [7, 45]
    const n = batch * hidden
    const [ofInput, ofState] = [t.random(3 * n, 2), t.random(3 * n, 2)]
    const [state, gOutput] = [t.random(n), t.random(n)]
    const [wantOutput, wantGState] = [new Float64Array(n), new Float64Array(n)]
    const [wantGInput, wantGOfState] = [new Float64Array(3 * n), new Float64Array(3 * n)]
    for (let i = 0; i < n; i++) {
      const [r, z, c] = [0, 1, 2].map((gate) => (Math.floor(i / hidden) * 3 + gate) * hidden + (i % hidden))
      const reset = sigmoid(ofInput[r] + ofState[r])
      const update = sigmoid(ofInput[z] + ofState[z])
      const candidate = Math.tanh(ofInput[c] + reset * ofState[c])
      wantOutput[i] = (1 - update) * candidate + update * state[i]
      wantGInput[c] = gOutput[i] * (1 - update) * (1 - candidate ** 2)
      wantGOfState[c] = wantGInput[c] * reset
      wantGInput[r] = wantGOfState[r] = wantGInput[c] * ofState[c] * reset * (1 - reset)
      wantGInput[z] = wantGOfState[z] = gOutput[i] * (state[i] - candidate) * update * (1 - update)
      wantGState[i] = gOutput[i] * update
    }
    const b = {
      ofInput: t.upload(ofInput),
      ofState: t.upload(ofState),
      state: t.upload(state),
      gOutput: t.upload(gOutput),
      values: t.output(3 * n),
      output: t.output(n),
      gInput: t.output(3 * n),
      gOfState: t.output(3 * n),
      gState: t.output(n),
    }
    gruStep(t.kernels, b, { batch, hidden })
    t.expect('output', b.output, wantOutput)
    gruStepGradient(t.kernels, b, { batch, hidden })
    t.expect('gradient from the input', b.gInput, wantGInput, 2e-6)
    t.expect('gradient from the state', b.gOfState, wantGOfState, 2e-6)
    t.expect('gradient of the state', b.gState, wantGState, 2e-6)
  },
}

const gatherCases: Case[] = [
  ...[13, 300].map((width) => ({
    name: `embedding of width ${width}`,
    run(t: Trial) {
      const [words, count] = [11, 60]
      const [table, g, index] = [t.random(words * width), t.random(count * width), t.integers(60, words)]
      const want = Array.from(
        { length: count * width },
        (_, i) => table[index[Math.floor(i / width)] * width + (i % width)],
      )
      const out = t.output(count * width)
      const onIndex = t.upload(index)
      embedding(t.kernels, { table: t.upload(table), index: onIndex, out }, { count, width })
      t.expect('value', out, want, 0)
      const gradient = t.zeros(words * width)
      embeddingGradient(t.kernels, { g: t.upload(g), index: onIndex, out: gradient }, { count, width })
      const wanted = new Float64Array(words * width)
      g.forEach((v, i) => (wanted[index[Math.floor(i / width)] * width + (i % width)] += v))
      t.expect('gradient', gradient, wanted)
    },
  })),
  {
    name: 'gather and scatter_add',
    run(t) {
      const [outer, axis, m, inner] = [3, 7, 10, 5]
      const sizes = { outer, axis, m, inner }
      const x = t.random(outer * axis * inner)
      const index = t.integers(outer * m * inner, axis)
      const place = (i: number) => (Math.floor(i / (m * inner)) * axis + index[i]) * inner + (i % inner)
      const out = t.output(index.length)
      const onIndex = t.upload(index)
      gather(t.kernels, { x: t.upload(x), index: onIndex, out }, sizes)
      t.expect(
        'gather',
        out,
        Array.from(index, (_, i) => x[place(i)]),
        0,
      )
      const g = t.random(index.length)
      const sums = t.upload(x)
      scatterAdd(t.kernels, { x: t.upload(g), index: onIndex, out: sums }, sizes)
      const wanted = Float64Array.from(x)
      g.forEach((v, i) => (wanted[place(i)] += v))
      t.expect('scatter_add', sums, wanted)
    },
  },
]

/** Philox4x32-10, from its paper. */
export function philox(counter: number, stream: number, key: readonly [number, number]): number[] {
  let [x, y, z, w] = [counter >>> 0, stream >>> 0, 0, 0]
  let [k0, k1] = key
  const multiply = (a: number, b: number): [high: number, low: number] => {
    const product = BigInt(a) * BigInt(b)
    return [Number(product >> 32n), Number(product & 0xffffffffn)]
  }
  for (let round = 0; round < 10; round++) {
    const [high0, low0] = multiply(0xd2511f53, x)
    const [high1, low1] = multiply(0xcd9e8d57, z)
    ;[x, y, z, w] = [(high1 ^ y ^ k0) >>> 0, low1, (high0 ^ w ^ k1) >>> 0, low0]
    k0 = (k0 + 0x9e3779b9) >>> 0
    k1 = (k1 + 0xbb67ae85) >>> 0
  }
  return [x, y, z, w]
}

const randomCase: Case = {
  name: 'random numbers and dropout',
  run(t) {
    const n = 1030
    const random = { key: [0x1234, 0xabcdef01] as const, stream: 3 }
    const words = Array.from({ length: Math.ceil(n / 4) }, (_, i) => philox(i, 3, random.key)).flat()
    const uniform = words.map((word) => (word >>> 8) / 2 ** 24)
    const out = t.output(n)
    fillRandom(t.kernels, 'uniform', out, n, random)
    t.expect('uniform', out, uniform.slice(0, n), 0)
    fillRandom(t.kernels, 'normal', out, n, random)
    const normal = uniform.map((u, i) => {
      const [first, second] = i % 2 === 0 ? [u, uniform[i + 1]] : [uniform[i - 1], u]
      const radius = Math.sqrt(-2 * Math.log(1 - first))
      return radius * (i % 2 === 0 ? Math.cos : Math.sin)(2 * Math.PI * second)
    })
    t.expect('normal', out, normal.slice(0, n), 2e-6)
    const x = t.random(n)
    dropout(t.kernels, t.upload(x), out, n, { p: 0.25, ...random })
    t.expect(
      'dropout',
      out,
      Array.from(x, (v, i) => (uniform[i] < 0.25 ? 0 : v / 0.75)),
    )
  },
}

export const sequenceCases: readonly Case[] = [...attentionCases, lstmCase, gruCase, ...gatherCases, randomCase]
