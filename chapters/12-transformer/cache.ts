import { rounded, type Ui } from '#book'
import { nn, Random, tensor } from 'chalkgrad'
import { table } from 'chalkgrad/node'

interface Options {
  layers: number
  heads: number
  width: number
  seed: number
}

/** Tokens a second, with keys and values kept and without, behind so many tokens. Weights by chance: they cost the same. */
export function timeCache(options: Options, ui: Ui) {
  const { layers, heads, seed } = options
  const width = ui.short ? heads : options.width
  const lengths = ui.short ? [4] : [64, 256, 1024]
  const config = {
    vocabulary: 65,
    context: lengths[lengths.length - 1] + 16,
    layers,
    heads,
    width,
  }
  const model = new nn.GPT(config, new Random(seed))
  const random = new Random(seed)
  const metrics: Record<string, number> = {}
  // The first calls of a function are slower than all later ones: nobody should pay for that.
  for (const cache of [true, false])
    model.generate(tensor([[1, 2, 3]], { dtype: 'int32' }), ui.short ? 1 : 40, { cache })
  const rows = lengths.map((length) => {
    const start = tensor(Array.from({ length }, () => random.integer(65)), { shape: [1, length], dtype: 'int32' }) // prettier-ignore
    const said = [true, false].map((cache) => {
      const more = model.stream(start, { cache })
      const tokens = [more.next().value.item()] // reads the beginning
      const times = Array.from({ length: ui.short ? 1 : 11 }, () => {
        const before = performance.now()
        tokens.push(more.next().value.item())
        return performance.now() - before
      })
      metrics[`${length} ${cache ? 'kept' : 'again'}`] = rounded(median(times))
      return tokens.join(' ')
    })
    metrics[`${length} same`] = Number(said[0] === said[1])
    return [
      `${length}`,
      ...['kept', 'again'].map((how) => `${metrics[`${length} ${how}`]} ms`),
    ]
  })
  ui.print(table(['behind so many tokens', 'kept', 'computed again'], rows))
  return { metrics }
}

const median = (times: number[]): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length / 2)]
