import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

// A thread has a V8 of its own, so the others are not slowed down.
const code = `
  const { parentPort, workerData: rounds } = require('node:worker_threads')
  const arrays = () => [1, 2, 0].map((value) => new Float32Array(2048).fill(value))
  const sets = [arrays(), arrays()]
  function add(a, b, y) {
    for (let i = 0; i < y.length; i++) y[i] = a[i] + b[i]
  }
  function rate() {
    let best = Infinity
    for (let round = 0; round < rounds; round++) {
      const start = performance.now()
      for (let i = 0; i < 200; i++) add(...sets[i % 2])
      best = Math.min(best, performance.now() - start)
    }
    return (200 * 2048) / best / 1e3
  }
  const before = rate()
  new WebAssembly.Memory({ initial: 1 }).grow(1)
  rate()
  parentPort.postMessage({ before, after: rate() })
`

/**
 * Millions of sums a second on ordinary arrays, before and after some unshared memory has
 * grown: from then on an array may have lost its memory, and V8 looks at each access.
 */
export async function costOfGrowing(
  rounds: number,
): Promise<{ before: number; after: number }> {
  const worker = new Worker(code, { eval: true, workerData: rounds })
  const [rates] = (await once(worker, 'message')) as [{ before: number; after: number }]
  await worker.terminate()
  return rates
}
