import type { Tensor } from '../tensor/tensor.ts'

/**
 * Side by side `parts` vectors, each cut into heads: x: (batch, time, parts · width) → `parts`
 * tensors (batch, heads, time, width / heads). Views.
 */
export function splitHeads(x: Tensor, parts: number, heads: number): Tensor[] {
  const [batch, time, all] = x.shape
  // (batch, time, parts · width) → (batch, time, parts, heads, width / heads)
  const cut = x.reshape([batch, time, parts, heads, all / parts / heads])
  // → (parts, batch, heads, time, width / heads)
  return cut.permute([2, 0, 3, 1, 4]).unbind(0)
}

/** (batch, heads, time, width / heads) → (batch, time, width): the heads side by side again. */
export function mergeHeads(x: Tensor): Tensor {
  const [batch, heads, time, size] = x.shape
  return x.transpose(1, 2).reshape([batch, time, heads * size])
}
