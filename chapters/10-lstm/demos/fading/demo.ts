import { Random, scope } from 'chalkgrad'
import { arrivals } from './cells.ts'
import { kinds, type KindName, type Options } from './names.ts'

/** What comes back through one kind of cell. */
export interface Line {
  kind: KindName
  /** 0, 1, … steps back, as a share of what there is at the end. */
  sizes: number[]
  /** What is said beforehand: the stretch, or the forget gate, once more with each step. */
  predicted: number[]
  /** At the first step, over all draws so far. */
  smallest: number
  largest: number
}

export interface Frame {
  lines: Line[]
  draws: number
}

export const lastDraw = 50

/** Each step draws other weights and another sequence, and sends a gradient back through them. */
export function create(options: Options) {
  const { shown, length, stretch, bias, seed } = options
  const all = Object.keys(kinds) as KindName[]
  const chosen = all.filter((kind) => shown === 'all' || shown === kind)
  const ends = new Map<KindName, number[]>()
  let draws = 0

  function draw(): Frame {
    const lines = chosen.map((kind): Line => {
      // The same draw for each kind.
      const random = new Random(1000 * seed + draws)
      const sizes = scope(() => arrivals(kind, options, random))
      const factor = kind === 'lstm' ? 1 / (1 + Math.exp(-bias)) : stretch
      const end = [...(ends.get(kind) ?? []), sizes[length]]
      ends.set(kind, end)
      return {
        kind,
        sizes,
        predicted: sizes.map((_, steps) => factor ** steps),
        smallest: Math.min(...end),
        largest: Math.max(...end),
      }
    })
    draws++
    return { lines, draws }
  }
  return { first: draw, step: draw, done: () => draws >= lastDraw }
}
