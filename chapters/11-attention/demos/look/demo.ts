import { nn, scope, tensor } from 'chalkgrad'
import { keys, type Options } from './names.ts'

/** One query, asked of all keys. */
export interface Frame {
  x: number
  y: number
  /** Of each key. */
  scores: number[]
  weights: number[]
  /** The mean of the values. */
  context: number
  /** Where each score would go if the context should grow. */
  gradients: number[]
}

/** So many steps of a way around: what Start shows. */
export const turns = 72

/** The query stands where the reader puts it; each step turns it by five degrees. */
export function create(options: Options) {
  let { x, y } = options
  let turned = 0
  const attention = new nn.DotProductAttention()

  const look = (): Frame =>
    scope(() => {
      const query = tensor([[[x, y]]])
      const key = tensor([keys.map((one) => [...one.key])])
      const values = tensor([keys.map(({ value }) => [value])])
      const scores = attention.scores(query, key)
      const { context, weights } = attention.forward(query, key, { values })
      const gradients = weights.mul(values.transpose().sub(context))
      return {
        x,
        y,
        scores: [...scores.data()],
        weights: [...weights.data()],
        context: context.item(),
        gradients: [...gradients.data()],
      }
    })
  function turn(): Frame {
    const angle = Math.atan2(y, x) - (2 * Math.PI) / turns
    const length = Math.hypot(x, y)
    ;[x, y] = [length * Math.cos(angle), length * Math.sin(angle)]
    turned++
    return look()
  }
  return {
    first: look,
    step: turn,
    done: () => turned >= turns,
  }
}
