import type { Value } from 'chalkgrad'

/**
 * One formula twice: as text, for a system that does algebra, and as a program over Values.
 */
export interface Formula {
  text: string
  /** The names of the inputs and the point at which the derivatives are compared. */
  at: Record<string, number>
  f(...inputs: Value[]): Value
}

export const formulas: Formula[] = [
  {
    text: '(w * x + b - y)^2',
    at: { w: 2, x: 3, b: -1, y: 4 },
    f: (w, x, b, y) => w.mul(x).add(b).sub(y).pow(2),
  },
  { text: 'x^3 - 2 * x + 5', at: { x: 1.5 }, f: (x) => x.pow(3).sub(x.mul(2)).add(5) },
  { text: 'x * y + x / y', at: { x: 0.8, y: -2.5 }, f: (x, y) => x.mul(y).add(x.div(y)) },
  { text: 'x * x * x', at: { x: 1.1 }, f: (x) => x.mul(x).mul(x) },
  { text: 'exp(-x^2 / 2)', at: { x: 0.7 }, f: (x) => x.pow(2).div(2).neg().exp() },
  {
    text: 'log(x + sqrt(x^2 + 1))',
    at: { x: -1.3 },
    f: (x) => x.pow(2).add(1).pow(0.5).add(x).log(),
  },
  {
    text: 'sin(x * y) * exp(y)',
    at: { x: 2.1, y: 0.4 },
    f: (x, y) => x.mul(y).sin().mul(y.exp()),
  },
  {
    text: 'tanh(w * x + b)',
    at: { w: -0.9, x: 1.2, b: 0.3 },
    f: (w, x, b) => w.mul(x).add(b).tanh(),
  },
  {
    text: '1 / (1 + exp(-(w * x + b)))',
    at: { w: 1.4, x: -0.6, b: 0.2 },
    f: (w, x, b) => w.mul(x).add(b).sigmoid(),
  },
  { text: 'log(1 + exp(x))', at: { x: 2.2 }, f: (x) => x.exp().add(1).log() },
  { text: 'x / (1 + exp(-x))', at: { x: -1.7 }, f: (x) => x.mul(x.sigmoid()) },
  {
    text: '-y * log(p) - (1 - y) * log(1 - p)',
    at: { y: 1, p: 0.35 },
    f: (y, p) =>
      y
        .neg()
        .mul(p.log())
        .sub(y.neg().add(1).mul(p.neg().add(1).log())),
  },
  {
    text: 'exp(x) / (exp(x) + exp(y) + exp(z))',
    at: { x: 1, y: -0.5, z: 0.3 },
    f: softmax,
  },
  {
    text: 'tanh(a * tanh(b * tanh(c * x)))',
    at: { a: 1.2, b: -0.7, c: 0.9, x: 0.5 },
    f: (a, b, c, x) => a.mul(b.mul(c.mul(x).tanh()).tanh()).tanh(),
  },
]

/** exp(x) appears in both halves of the fraction: one node, used twice. */
function softmax(x: Value, y: Value, z: Value): Value {
  const ex = x.exp()
  return ex.div(ex.add(y.exp()).add(z.exp()))
}
