import { Generator, randn, Value, type Tensor } from 'chalkgrad'

/** The layer that is timed: batch × inputs × outputs multiplications, then tanh. */
export const batch = 16
export const inputs = 64
export const outputs = 64

/** Forward and backward through tanh(x·W), one node a number, as in chapter 3. */
export function scalarPass(random: Generator): () => void {
  const values = (n: number): Value[] => Array.from({ length: n }, () => new Value(random.normal() / 8))
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
export function tensorPass(random: Generator): () => void {
  const x = randn([batch, inputs], random, { requiresGrad: true })
  const w = randn([outputs, inputs], random, { requiresGrad: true })
  return () => void x.matmul(w.transpose()).tanh().sum().backward()
}

/** A small network, forward alone and with its backward pass. */
export function network(random: Generator): { forward: () => Tensor; both: () => void } {
  const x = randn([64, 784], random, { requiresGrad: true })
  const w1 = randn([784, 128], random, { requiresGrad: true })
  const w2 = randn([128, 10], random, { requiresGrad: true })
  const forward = (): Tensor => x.matmul(w1).tanh().matmul(w2).square().sum()
  return { forward, both: () => forward().backward() }
}

/** The median time of a call in milliseconds. Other programs only ever make a call slower, so a few are not counted. */
export function medianTime(repeats: number, call: () => void): number {
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now()
    call()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[Math.floor(repeats / 2)]
}
