import type { Checks } from '#exercises'
import type { Case } from './driver.ts'

const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => 3 * Math.sin(12.9898 * (i + 31 * seed + 1)))
const sizeOf = (shape: number[]): number => shape.reduce((product, size) => product * size, 1)

/** Each element asks for all others of its picture and its group. */
function byHand({ groups, shape, values, weight, bias, epsilon = 1e-5 }: Case): number[] {
  const [, channels, ...rest] = shape
  const places = sizeOf(rest)
  const channelOf = (at: number) => Math.floor(at / places) % channels
  const home = (at: number) =>
    Math.floor(at / (places * channels)) * groups + Math.floor(channelOf(at) / (channels / groups))
  return values.map((value, at) => {
    const own = values.filter((_, other) => home(other) === home(at))
    const mean = own.reduce((sum, v) => sum + v, 0) / own.length
    const variance = own.reduce((sum, v) => sum + (v - mean) ** 2, 0) / own.length
    const c = channelOf(at)
    return ((value - mean) / Math.sqrt(variance + epsilon)) * (weight?.[c] ?? 1) + (bias?.[c] ?? 0)
  })
}

const made = (groups: number, shape: number[], seed: number, more: Partial<Case> = {}): Case => ({
  groups,
  shape,
  values: numbers(sizeOf(shape), seed),
  weight: numbers(shape[1], seed + 1),
  bias: numbers(shape[1], seed + 2),
  ...more,
})

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: four channels of one pixel, in one group and in two': async (impl, t) => {
    const one: Case = { groups: 1, shape: [1, 4, 1, 1], values: [1, 7, 9, 15], epsilon: 1e-12 }
    t.near((await impl.forward(one)).values, [-1.4, -0.2, 0.2, 1.4])
    t.near((await impl.forward({ ...one, groups: 2 })).values, [-1, 1, -1, 1])
  },
  'two pictures: each for itself': async (impl, t) => {
    const one = made(1, [2, 3, 2, 2], 1)
    t.near((await impl.forward(one)).values, byHand(one))
  },
  'groups are neighbors: 6 channels in 2 and in 3': async (impl, t) => {
    for (const groups of [2, 3]) {
      const one = made(groups, [2, 6, 2, 3], 4)
      const { shape, values } = await impl.forward(one)
      t.equal(shape, [2, 6, 2, 3])
      t.near(values, byHand(one))
    }
  },
  'a group for each channel; as many channels as columns': async (impl, t) => {
    const one = made(4, [2, 4, 4, 4], 7)
    t.near((await impl.forward(one)).values, byHand(one))
  },
  'rows (batch, channels), and sound (batch, channels, length)': async (impl, t) => {
    const [rows, sound] = [made(2, [3, 6], 8), made(2, [2, 4, 5], 9)]
    t.near((await impl.forward(rows)).values, byHand(rows))
    t.near((await impl.forward(sound)).values, byHand(sound))
  },
  'an ε that can be seen': async (impl, t) => {
    const one = made(2, [2, 4, 2, 2], 10, { epsilon: 2 })
    t.near((await impl.forward(one)).values, byHand(one))
  },
  'in use it does the same': async (impl, t) => {
    const one = made(2, [2, 4, 2, 2], 11)
    t.near((await impl.forward(one, false)).values, byHand(one))
  },
  'no picture: nothing to do': async (impl, t) => {
    const { shape, values } = await impl.forward(made(2, [0, 4, 3, 3], 12))
    t.equal(shape, [0, 4, 3, 3])
    t.equal(values, [])
  },
  'the gradients, against small steps': async (impl, t) => {
    const one = made(2, [2, 4, 1, 2], 13)
    const slopes = numbers(16, 16)
    const loss = (change: Partial<Case>) => byHand({ ...one, ...change }).reduce((sum, y, i) => sum + y * slopes[i], 0)
    const got = await impl.gradients(one, slopes)
    for (const [which, name] of (['values', 'weight', 'bias'] as const).entries()) {
      const list = one[name] ?? []
      const wanted = list.map((_, at) => {
        const moved = (by: number) => loss({ [name]: list.map((v, i) => (i === at ? v + by : v)) })
        return (moved(1e-5) - moved(-1e-5)) / 2e-5
      })
      t.gradient(got[which], wanted, name === 'values' ? 'x' : name, 1e-6)
    }
  },
}
