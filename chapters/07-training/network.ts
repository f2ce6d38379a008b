import { nn, type Random } from 'chalkgrad'

/**
 * A multilayer perceptron as in chapter 5, with dropout behind each ReLU when a share is
 * given. The last layer gives logits.
 */
export function network(
  sizes: readonly number[],
  random: Random,
  dropout = 0,
): nn.Sequential {
  const layers: nn.Module[] = [new nn.Flatten()]
  for (let i = 1; i < sizes.length; i++) {
    layers.push(new nn.Linear(sizes[i - 1], sizes[i], random))
    if (i === sizes.length - 1) break
    layers.push(new nn.ReLU())
    if (dropout > 0) layers.push(new nn.Dropout(dropout, random))
  }
  return new nn.Sequential(...layers)
}
