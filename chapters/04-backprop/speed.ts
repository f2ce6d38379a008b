import { randn, tensor, Value, type Random, type Tensor } from 'chalkgrad'

/** The layer that is timed: batch × inputs × outputs multiplications, then tanh. */
export const batch = 16
export const inputs = 64
export const outputs = 64

/** Forward and backward through tanh(x·W), one node a number, as in chapter 3. */
export function scalarPass(random: Random): () => void {
  const values = (n: number): Value[] =>
    Array.from({ length: n }, () => new Value(random.normal() / 8))
  const x = Array.from({ length: batch }, () => values(inputs))
  const w = Array.from({ length: outputs }, () => values(inputs))
  return () => {
    let loss = new Value(0)
    for (const row of x) {
      for (const weights of w) {
        let sum = new Value(0)
        for (let k = 0; k < inputs; k++) sum = sum.add(row[k].mul(weights[k]))
        loss = loss.add(sum.tanh())
      }
    }
    loss.backward()
  }
}

/** The same with one node an operation. */
export function tensorPass(random: Random): () => void {
  const x = randn([batch, inputs], random, { requiresGrad: true })
  const w = randn([outputs, inputs], random, { requiresGrad: true })
  return () => void x.matmul(w.transpose()).tanh().sum().backward()
}

/**
 * A small network, forward alone and with its backward pass; the images' own gradient may
 * be wanted or not.
 */
export function network(
  random: Random,
  imageGradient: boolean,
): { forward: () => Tensor; both: () => void } {
  const small = (rows: number, columns: number): Tensor =>
    tensor(
      randn([rows, columns], random)
        .mul(1 / Math.sqrt(rows))
        .data(),
      { shape: [rows, columns], requiresGrad: true },
    )
  const x = randn([64, 784], random, { requiresGrad: imageGradient })
  const [w1, w2] = [small(784, 128), small(128, 10)]
  const forward = (): Tensor => x.matmul(w1).tanh().matmul(w2).square().sum()
  return { forward, both: () => forward().backward() }
}

/**
 * The shortest of several calls, in milliseconds: other programs on the machine only ever
 * make a call longer.
 */
export function shortestTime(repeats: number, call: () => void): number {
  let shortest = Infinity
  for (let i = 0; i < repeats; i++) {
    const start = performance.now()
    call()
    shortest = Math.min(shortest, performance.now() - start)
  }
  return shortest
}
