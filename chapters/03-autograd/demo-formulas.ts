import type { Value } from 'chalkgrad'

/**
 * A formula whose graph can be stepped through; `inputs` gives the names and where the
 * sliders start.
 */
export interface DemoFormula {
  id: string
  text: string
  inputs: Record<string, number>
  build(...inputs: Value[]): Value
}

export const demoFormulas: DemoFormula[] = [
  {
    id: 'loss',
    text: '(w·x + b − y)²',
    inputs: { w: 2, x: 3, b: -1, y: 4 },
    build: (w, x, b, y) => w.mul(x).add(b).sub(y).pow(2),
  },
  { id: 'reuse', text: 'x·x + x', inputs: { x: 3 }, build: (x) => x.mul(x).add(x) },
  {
    id: 'neuron',
    text: 'tanh(w·x + v·y + b)',
    inputs: { w: 0.5, x: 1, v: -1, y: 0.5, b: 0.2 },
    build: (w, x, v, y, b) => w.mul(x).add(v.mul(y)).add(b).tanh(),
  },
  {
    id: 'share',
    text: 'eˣ / (eˣ + eʸ)',
    inputs: { x: 1, y: 0 },
    build: (x, y) => {
      const ex = x.exp()
      return ex.div(ex.add(y.exp()))
    },
  },
  {
    id: 'relu',
    text: 'v · relu(w·x)',
    inputs: { v: 2, w: -1, x: 1.5 },
    build: (v, w, x) => v.mul(w.mul(x).relu()),
  },
]

/** A few significant digits, a true minus sign, and no −0. */
export function format(x: number, digits = 4): string {
  if (!Number.isFinite(x)) return String(x).replace('-', '−')
  return String(Number(x.toPrecision(digits)) + 0).replace('-', '−')
}
