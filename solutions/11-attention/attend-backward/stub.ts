import { todo } from '#exercises'

/** What comes back to each input, in its shape. */
export interface Gradients {
  query: number[]
  keys: number[][]
  values: number[][]
}

/**
 * The gradients of a look back, by hand, in plain numbers. Forward it was
 *
 *     s_i = query · key_i,   w = softmax(s),   context = Σ_i w_i · value_i
 *
 * and from behind comes g, the gradient of the loss for each number of the context. Give those for the query, the keys and the
 * values. The weights are not handed to you: compute them again, as safely as forward.
 *
 * - query: (width), keys: (keys, width), values: (keys, value width), g: (value width)
 *
 * Example: the query (1, 0), the keys (0, 0) and (ln 3, 5), the values (4) and (8): the weights are ¼ and ¾, the context 7.
 * With g = (1) the values get ¼ and ¾. More weight on a value that lies above the context raises it: the scores get
 * ¼ · (4 − 7) = −¾ and ¾ · (8 − 7) = ¾. So the keys get (−¾, 0) and (¾, 0), and the query ¾ · (ln 3, 5) = (0.8240, 3.75).
 */
export function attendBackward(
  query: readonly number[],
  keys: readonly (readonly number[])[],
  values: readonly (readonly number[])[],
  g: readonly number[],
): Gradients {
  return todo('attend-backward')
}
