import type { Checks } from '#exercises'
import type { Gradients, Weights } from './through-time.ts'

const names = ['w', 'u', 'b', 'h0'] as const

/** By small steps. */
function numeric(x: number[], h0: number, target: number, weights: Weights): Gradients {
  const at = { ...weights, h0 }
  const loss = ({ w, u, b, h0 }: typeof at) =>
    0.5 * (x.reduce((h, input) => Math.tanh(w * input + u * h + b), h0) - target) ** 2
  const slope = (name: (typeof names)[number]) =>
    (loss({ ...at, [name]: at[name] + 1e-5 }) - loss({ ...at, [name]: at[name] - 1e-5 })) / 2e-5
  return { loss: loss(at), w: slope('w'), u: slope('u'), b: slope('b'), h0: slope('h0') }
}
const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 31 * seed + 1)))

export const checks: Checks<typeof import('./through-time.ts')> = {
  'the example': async (impl, t) => {
    const got = await impl.throughTime([1, 0], 0, 0, { w: 1, u: 0.5, b: 0 })
    t.near(got.loss, 0.06603, 1e-4)
    t.gradient(got.w, 0.0662305, 'w', 1e-4)
    t.gradient(got.u, 0.2402155, 'u', 1e-4)
    t.gradient(got.b, 0.3816444, 'b', 1e-4)
    t.gradient(got.h0, 0.0331152, 'h0', 1e-4)
  },
  'one step, by hand: the slope of tanh is 1 − h²': async (impl, t) => {
    const got = await impl.throughTime([2], 0.5, 0.25, { w: 0.3, u: -0.4, b: 0.1 })
    const h = Math.tanh(0.5)
    const inside = (h - 0.25) * (1 - h * h)
    t.near(got.loss, 0.5 * (h - 0.25) ** 2)
    for (const [name, wanted] of [
      ['w', 2 * inside],
      ['u', 0.5 * inside],
      ['b', inside],
      ['h0', -0.4 * inside],
    ] as const)
      // prettier-ignore
      t.gradient(got[name], wanted, name)
  },
  'two, three and nine steps, against small steps': async (impl, t) => {
    for (const [steps, seed] of [
      [2, 1],
      [3, 2],
      [9, 3],
    ]) {
      // prettier-ignore
      const [x, weights] = [numbers(steps, seed), { w: 0.7, u: 0.9, b: -0.2 }]
      const [got, wanted] = [await impl.throughTime(x, 0.3, -0.5, weights), numeric(x, 0.3, -0.5, weights)]
      t.near(got.loss, wanted.loss)
      for (const name of names) t.gradient(got[name], wanted[name], `${name}, over ${steps} steps`, 1e-7)
    }
  },
  'a u below 0, and one of 0: nothing comes from the step before': async (impl, t) => {
    const x = numbers(5, 4)
    for (const u of [-0.8, 0]) {
      const weights = { w: 1.2, u, b: 0.1 }
      const [got, wanted] = [await impl.throughTime(x, -0.6, 0.4, weights), numeric(x, -0.6, 0.4, weights)]
      for (const name of names) t.gradient(got[name], wanted[name], `${name}, with u = ${u}`, 1e-7)
    }
  },
  'no input: the state is what was there': async (impl, t) => {
    t.equal(await impl.throughTime([], 0.75, 0.25, { w: 2, u: 3, b: 4 }), { loss: 0.125, w: 0, u: 0, b: 0, h0: 0.5 })
  },
  'a hundred steps of zeros with u = 0.5: the gradient of h0 is 0.5 to the hundredth': async (impl, t) => {
    const zeros = Array.from({ length: 100 }, () => 0)
    const { h0 } = await impl.throughTime(zeros, 0, 1, { w: 1, u: 0.5, b: 0 })
    t.near(-h0 * 2 ** 100, 1)
  },
  'a tanh that has no room left passes nothing on': async (impl, t) => {
    const got = await impl.throughTime([800, -800], 0.5, 0.5, { w: 1, u: 2, b: 0 })
    t.near(got.loss, 1.125)
    t.near([got.w, got.u, got.b, got.h0], [0, 0, 0, 0])
  },
  'twenty thousand steps': async (impl, t) => {
    const got = await impl.throughTime(numbers(20000, 5), 0, 0.5, { w: 0.5, u: 0.5, b: 0 })
    const wanted = numeric(numbers(20000, 5), 0, 0.5, { w: 0.5, u: 0.5, b: 0 })
    t.near(got.loss, wanted.loss)
    for (const name of names) t.gradient(got[name], wanted[name], name, 1e-7)
  },
}
