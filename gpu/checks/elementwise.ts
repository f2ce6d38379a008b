import { copy, copyStrided, fill, transpose } from '../launch/copy.ts'
import {
  binary,
  binaryNames,
  binaryStrided,
  unary,
  unaryGradient,
  unaryNames,
  unaryStrided,
  where,
  type BinaryName,
  type UnaryName,
} from '../launch/elementwise.ts'
import type { Case } from './case.ts'

/** Value and slope, in float64. */
export const unaryFunctions: Record<UnaryName, [value: (x: number) => number, slope: (x: number) => number]> = {
  neg: [(x) => -x, () => -1],
  abs: [Math.abs, Math.sign],
  sign: [Math.sign, () => 0],
  square: [(x) => x * x, (x) => 2 * x],
  sqrt: [Math.sqrt, (x) => 0.5 / Math.sqrt(x)],
  exp: [Math.exp, Math.exp],
  log: [Math.log, (x) => 1 / x],
  sin: [Math.sin, Math.cos],
  cos: [Math.cos, (x) => -Math.sin(x)],
  tanh: [Math.tanh, (x) => 1 - Math.tanh(x) ** 2],
  sigmoid: [sigmoid, (x) => sigmoid(x) * (1 - sigmoid(x))],
  relu: [(x) => Math.max(0, x), (x) => (x > 0 ? 1 : 0)],
  softplus: [(x) => Math.log1p(Math.exp(-Math.abs(x))) + Math.max(0, x), sigmoid],
  gelu: [(x) => 0.5 * x * (1 + geluTanh(x)), geluSlope],
}

export const binaryFunctions: Record<BinaryName, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: (a, b) => a ** b,
  maximum: Math.max,
  minimum: Math.min,
  equal: (a, b) => Number(a === b),
  notEqual: (a, b) => Number(a !== b),
  less: (a, b) => Number(a < b),
  lessEqual: (a, b) => Number(a <= b),
  greater: (a, b) => Number(a > b),
  greaterEqual: (a, b) => Number(a >= b),
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

const SQRT_2_PI = Math.sqrt(2 / Math.PI)
function geluTanh(x: number): number {
  return Math.tanh(SQRT_2_PI * (x + 0.044715 * x ** 3))
}
function geluSlope(x: number): number {
  const t = geluTanh(x)
  return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * SQRT_2_PI * (1 + 3 * 0.044715 * x * x)
}

const positive = ['sqrt', 'log', 'pow']
// Not a multiple of 4, and more than one block of 256 threads with 4 each.
const n = 1030
const shape = [3, 5, 7]
const turned = [1, 3, 15] // the strides of a tensor whose axes were put in the opposite order

/** The numbers at the places of a layout, in the order of a book. */
function gather(from: ArrayLike<number>, strides: readonly number[]): number[] {
  const [a, b, c] = shape
  return Array.from({ length: a * b * c }, (_, i) => {
    const index = [Math.floor(i / (b * c)), Math.floor(i / c) % b, i % c]
    return from[index.reduce((sum, at, axis) => sum + at * strides[axis], 0)]
  })
}

const unaryCases: Case[] = unaryNames.map((name) => ({
  name: `unary_${name}`,
  run(t) {
    const [value, slope] = unaryFunctions[name]
    const x = t.random(n, 3).map((v) => (positive.includes(name) ? Math.abs(v) + 0.01 : v))
    const on = t.upload(x)
    const y = t.output(n)
    unary(t.kernels, name, on, y, n)
    t.expect('value', y, Array.from(x, value))
    const g = t.random(n)
    const out = t.output(n)
    unaryGradient(t.kernels, name, [t.upload(g), on, y, out], n)
    const gradient = Array.from(x, (v, i) => slope(v) * g[i])
    t.expect('gradient', out, gradient, 2e-6)
    const strided = t.output(105)
    unaryStrided(t.kernels, name, { buffer: on, strides: turned }, strided, shape)
    t.expect('strided', strided, gather(x, turned).map(value))
  },
}))

const binaryCases: Case[] = binaryNames.map((name) => ({
  name: `binary_${name}`,
  run(t) {
    // Halves, so that some are equal.
    const halves = () => t.random(n, 3).map((v) => Math.round(v * 2) / 2 || 1)
    const a = halves().map((v) => (positive.includes(name) ? Math.abs(v) : v))
    const b = halves()
    const [left, right] = [t.upload(a), t.upload(b)]
    const out = t.output(n)
    binary(t.kernels, name, [left, right, out], n)
    const f = binaryFunctions[name]
    t.expect(
      'value',
      out,
      Array.from(a, (v, i) => f(v, b[i])),
    )
    const strided = t.output(105)
    const repeated = [0, 1, 0] // (5) against (3, 5, 7): a column, repeated
    binaryStrided(
      t.kernels,
      name,
      [
        { buffer: left, strides: turned },
        { buffer: right, strides: repeated },
      ],
      strided,
      shape,
    )
    const others = gather(b, repeated)
    t.expect(
      'broadcast',
      strided,
      gather(a, turned).map((v, i) => f(v, others[i])),
    )
  },
}))

const others: Case[] = [
  {
    name: 'NaN goes through',
    run(t) {
      const x = Float32Array.of(NaN, 1, NaN, 2)
      const y = Float32Array.of(1, NaN, NaN, 3)
      const out = t.output(4)
      for (const name of ['maximum', 'minimum'] as const) {
        binary(t.kernels, name, [t.upload(x), t.upload(y), out], 4)
        const isNaN = Array.from(out.toFloat32(), (v) => Number(Number.isNaN(v)))
        t.expectNumbers(name, isNaN, [1, 1, 1, 0], 0)
      }
      unary(t.kernels, 'relu', t.upload(x), out, 4)
      t.expectNumbers('relu', [Number(Number.isNaN(out.toFloat32()[0]))], [1], 0)
    },
  },
  {
    name: 'where',
    run(t) {
      const condition = t.random(105).map((v) => Number(v > 0))
      const [a, b] = [t.random(105), t.random(105)]
      const out = t.output(105)
      const order = [35, 7, 1]
      const [first, second, third] = [condition, a, b].map((array) => t.upload(array))
      where(
        t.kernels,
        [
          { buffer: first, strides: turned },
          { buffer: second, strides: order },
          { buffer: third, strides: [0, 0, 1] },
        ],
        out,
        shape,
      )
      const choose = gather(condition, turned)
      const otherwise = gather(b, [0, 0, 1])
      t.expect(
        'value',
        out,
        choose.map((c, i) => (c ? a[i] : otherwise[i])),
      )
    },
  },
  {
    name: 'copy',
    run(t) {
      const x = t.random(n)
      const on = t.upload(x)
      const out = t.output(n)
      copy(t.kernels, on, out, n)
      t.expect('contiguous', out, x, 0)
      const strided = t.output(105)
      copyStrided(t.kernels, { buffer: on, strides: turned }, { buffer: strided, strides: [35, 7, 1] }, shape)
      t.expect('from strides', strided, gather(x, turned), 0)
      const back = t.output(105)
      copyStrided(t.kernels, { buffer: strided, strides: [35, 7, 1] }, { buffer: back, strides: turned }, shape)
      t.expect('to strides', back, x.slice(0, 105), 0)
      fill(t.kernels, 2.5, { buffer: back, strides: turned }, shape)
      t.expect('fill', back, new Float32Array(105).fill(2.5), 0)
    },
  },
  {
    name: 'transpose',
    run(t) {
      for (const [batch, rows, columns] of [
        [1, 32, 32],
        [3, 45, 70],
      ]) {
        const x = t.random(batch * rows * columns)
        const out = t.output(x.length)
        transpose(t.kernels, t.upload(x), out, { batch, rows, columns })
        const want = Array.from(x, (_, i) => {
          const z = Math.floor(i / (rows * columns))
          const [c, r] = [Math.floor(i / rows) % columns, i % rows]
          return x[(z * rows + r) * columns + c]
        })
        t.expect(`(${batch}, ${rows}, ${columns})`, out, want, 0)
      }
    },
  },
]

export const elementwiseCases: readonly Case[] = [...unaryCases, ...binaryCases, ...others]
