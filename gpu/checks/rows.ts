import { crossEntropy, crossEntropyGradient } from '../launch/cross-entropy.ts'
import { layerNorm, layerNormGradient, layerNormParameterGradients } from '../launch/layer-norm.ts'
import { argRows, reduceRows, sumAll, sumColumns, sumVersions } from '../launch/reduce.ts'
import {
  inRegisters,
  logSoftmax,
  logSoftmaxGradient,
  logSumExp,
  logSumExpGradient,
  softmax,
  softmaxFits,
  softmaxGradient,
  softmaxVersions,
} from '../launch/softmax.ts'
import type { Case } from './case.ts'

/** f of each row, one after the other. */
export function mapRows(x: ArrayLike<number>, columns: number, f: (row: number[], r: number) => number[]): number[] {
  const all = Array.from(x)
  return Array.from({ length: all.length / columns }, (_, r) => f(all.slice(r * columns, (r + 1) * columns), r)).flat()
}

export function sum(x: readonly number[]): number {
  return x.reduce((total, v) => total + v, 0)
}

function softmaxOf(row: number[]): number[] {
  const largest = Math.max(...row)
  const powers = row.map((v) => Math.exp(v - largest))
  const total = sum(powers)
  return powers.map((v) => v / total)
}

function logSumExpOf(row: number[]): number {
  const largest = Math.max(...row)
  return largest + Math.log(sum(row.map((v) => Math.exp(v - largest))))
}

const sizes = [
  { rows: 3, columns: 1 },
  { rows: 5, columns: 37 },
  { rows: 2, columns: 600 },
  { rows: 3, columns: 1027 },
  { rows: 2, columns: 2052 },
]

const sumCases: Case[] = sumVersions.map((version) => ({
  name: `sum_${version}`,
  run(t) {
    for (const n of [1, 255, 70_001]) {
      const x = t.random(n)
      const out = t.output(1)
      sumAll(t.kernels, version, t.upload(x), out, n)
      // A sum of positive and negative numbers is small against its rounding: compared with the sum of their sizes.
      const got = out.toFloat32()[0]
      const size = sum(Array.from(x, Math.abs))
      t.expectNumbers(`of ${n}`, [1 + (got - sum(Array.from(x))) / size], [1], 1e-6)
    }
  },
}))

const reduceCases: Case[] = [...sizes, { rows: 2, columns: 40_000 }].map((size) => ({
  name: `rows (${size.rows}, ${size.columns})`,
  run(t) {
    const { rows, columns } = size
    // All positive, so that rounding is small against the sum.
    const x = t.random(rows * columns).map((v) => v + 1)
    const on = t.upload(x)
    const functions = { sum, max: (row: number[]) => Math.max(...row), min: (row: number[]) => Math.min(...row) }
    for (const name of ['sum', 'max', 'min'] as const) {
      const out = t.output(rows)
      reduceRows(t.kernels, name, on, out, size)
      t.expect(
        name,
        out,
        mapRows(x, columns, (row) => [functions[name](row)]),
      )
    }
    for (const name of ['argmax', 'argmin'] as const) {
      const coarse = x.map((v) => Math.round(v * 4))
      const out = t.output(rows)
      argRows(t.kernels, name, t.upload(coarse), out, size)
      const find = name === 'argmax' ? Math.max : Math.min
      t.expectIntegers(
        name,
        out,
        mapRows(coarse, columns, (row) => [row.indexOf(find(...row))]),
      )
    }
    const out = t.output(columns)
    sumColumns(t.kernels, on, out, size)
    const wanted = Array.from({ length: columns }, (_, c) =>
      sum(Array.from({ length: rows }, (_, r) => x[r * columns + c])),
    )
    t.expect('columns', out, wanted)
  },
}))

const columnCase: Case = {
  name: 'sum_columns of many rows',
  run(t) {
    const size = { rows: 1000, columns: 33 }
    const x = t.random(33_000).map((v) => v + 1)
    const out = t.output(33)
    sumColumns(t.kernels, t.upload(x), out, size)
    const wanted = Array.from({ length: 33 }, (_, c) => sum(Array.from({ length: 1000 }, (_, r) => x[r * 33 + c])))
    t.expect('sum', out, wanted)
  },
}

const softmaxCases: Case[] = [...sizes, { rows: 2, columns: 4096 }].flatMap((size) =>
  softmaxVersions
    .filter((version) => softmaxFits(version, size.columns))
    .map((version) => ({
      name: `softmax_${version} (${size.rows}, ${size.columns})`,
      run(t) {
        const x = t.random(size.rows * size.columns, 20)
        const y = t.output(x.length)
        softmax(t.kernels, t.upload(x), y, size, version)
        t.expect('value', y, mapRows(x, size.columns, softmaxOf), 3e-6)
      },
    })),
)

const softmaxGradientCases: Case[] = sizes.map((size) => ({
  name: `softmax and its relatives (${size.rows}, ${size.columns})`,
  run(t) {
    const { rows, columns } = size
    const x = t.random(rows * columns, 5)
    const g = t.random(rows * columns)
    const [onX, onG] = [t.upload(x), t.upload(g)]
    const gOf = (r: number) => Array.from(g.slice(r * columns, (r + 1) * columns))
    const y = t.output(x.length)
    softmax(t.kernels, onX, y, size)
    const gradient = mapRows(x, columns, (row, r) => {
      const p = softmaxOf(row)
      const dot = sum(p.map((v, c) => v * gOf(r)[c]))
      return p.map((v, c) => v * (gOf(r)[c] - dot))
    })
    for (const registers of inRegisters(columns) ? [true, false] : [false]) {
      const out = t.output(x.length)
      softmaxGradient(t.kernels, [onG, y, out], size, registers)
      // With one column the gradient is 0 but for rounding.
      if (columns > 1) t.expect(`softmax gradient${registers ? ' in registers' : ''}`, out, gradient, 5e-6)
    }
    const logs = mapRows(x, columns, (row) => row.map((v) => v - logSumExpOf(row)))
    for (const registers of inRegisters(columns) ? [true, false] : [false]) {
      logSoftmax(t.kernels, onX, y, size, registers)
      t.expect(`log_softmax${registers ? ' in registers' : ''}`, y, logs)
    }
    const out = t.output(x.length)
    logSoftmaxGradient(t.kernels, [onG, y, out], size)
    const logGradient = mapRows(x, columns, (row, r) => {
      const total = sum(gOf(r))
      return softmaxOf(row).map((p, c) => gOf(r)[c] - p * total)
    })
    if (columns > 1) t.expect('log_softmax gradient', out, logGradient, 3e-6)
    const total = t.output(rows)
    logSumExp(t.kernels, onX, total, size)
    t.expect(
      'log_sum_exp',
      total,
      mapRows(x, columns, (row) => [logSumExpOf(row)]),
    )
    logSumExpGradient(t.kernels, [onG, onX, total, out], size)
    t.expect(
      'log_sum_exp gradient',
      out,
      mapRows(x, columns, (row, r) => softmaxOf(row).map((p) => p * g[r])),
      3e-6,
    )
  },
}))

const crossEntropyCases: Case[] = [...sizes, { rows: 2, columns: 5000 }].map((size) => ({
  name: `cross_entropy (${size.rows}, ${size.columns})`,
  run(t) {
    const { rows, columns } = size
    const x = t.random(rows * columns, 8)
    const labels = t.integers(rows, columns)
    const g = t.random(rows)
    const [onX, onLabels, loss, total, out] = [
      t.upload(x),
      t.upload(labels),
      t.output(rows),
      t.output(rows),
      t.output(x.length),
    ]
    crossEntropy(t.kernels, { x: onX, labels: onLabels, loss, total }, size)
    const wanted = mapRows(x, columns, (row, r) => [logSumExpOf(row) - row[labels[r]]])
    t.expect('loss', loss, wanted, 2e-6)
    crossEntropyGradient(t.kernels, { g: t.upload(g), x: onX, labels: onLabels, total, out }, size)
    const gradient = mapRows(x, columns, (row, r) => softmaxOf(row).map((p, c) => g[r] * (p - Number(c === labels[r]))))
    if (columns > 1) t.expect('gradient', out, gradient, 3e-6)
  },
}))

const layerNormCases: Case[] = [
  { rows: 5, columns: 37 },
  { rows: 200, columns: 600 },
  { rows: 3, columns: 1027 },
].map((size) => ({
  name: `layer_norm (${size.rows}, ${size.columns})`,
  run(t) {
    const { rows, columns } = size
    const x = t.random(rows * columns).map((v) => v * 2 + 3)
    const [g, weight, bias] = [t.random(rows * columns), t.random(columns), t.random(columns)]
    const epsilon = 1e-5
    const normal = mapRows(x, columns, (row) => {
      const mean = sum(row) / columns
      const inverse = 1 / Math.sqrt(sum(row.map((v) => (v - mean) ** 2)) / columns + epsilon)
      return row.map((v) => (v - mean) * inverse)
    })
    const buffers = {
      x: t.upload(x),
      g: t.upload(g),
      weight: t.upload(weight),
      bias: t.upload(bias),
      mean: t.output(rows),
      inverse: t.output(rows),
    }
    for (const registers of inRegisters(columns) ? [true, false] : [false]) {
      const how = registers ? ' in registers' : ''
      const y = t.output(x.length)
      layerNorm(t.kernels, { ...buffers, y }, size, epsilon, registers)
      const value = normal.map((v, i) => v * weight[i % columns] + bias[i % columns])
      t.expect(`value${how}`, y, value, 2e-6)
      const out = t.output(x.length)
      layerNormGradient(t.kernels, { ...buffers, out }, size, registers)
      const gradient = mapRows(x, columns, (row, r) => {
        const mean = sum(row) / columns
        const inverse = 1 / Math.sqrt(sum(row.map((v) => (v - mean) ** 2)) / columns + epsilon)
        const d = row.map((_, c) => g[r * columns + c] * weight[c])
        const n = row.map((v) => (v - mean) * inverse)
        const [a, b] = [sum(d) / columns, sum(d.map((v, c) => v * n[c])) / columns]
        return d.map((v, c) => inverse * (v - a - n[c] * b))
      })
      t.expect(`gradient${how}`, out, gradient, 3e-6)
    }
    const [weightGradient, biasGradient] = [t.output(columns), t.output(columns)]
    layerNormParameterGradients(t.kernels, { ...buffers, weightGradient, biasGradient }, size)
    const over = (f: (i: number) => number) =>
      Array.from({ length: columns }, (_, c) => sum(Array.from({ length: rows }, (_, r) => f(r * columns + c))))
    t.expect(
      'weight gradient',
      weightGradient,
      over((i) => g[i] * normal[i]),
      3e-6,
    )
    t.expect(
      'bias gradient',
      biasGradient,
      over((i) => g[i]),
      3e-6,
    )
  },
}))

export const rowCases: readonly Case[] = [
  ...sumCases,
  ...reduceCases,
  columnCase,
  ...softmaxCases,
  ...softmaxGradientCases,
  ...crossEntropyCases,
  ...layerNormCases,
]
