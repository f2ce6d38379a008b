import { Worker } from 'node:worker_threads'

// Plain JavaScript, because a worker from a string knows no TypeScript. State: [go, ended, …].
const counting = `
  const { workerData: { shared, at, rounds } } = require('node:worker_threads')
  const state = new Int32Array(shared)
  Atomics.add(state, 1, 1)
  Atomics.wait(state, 0, 0)
  for (let i = 0; i < rounds; i++) Atomics.add(state, at, 1)
  Atomics.add(state, 2, 1)
  Atomics.notify(state, 2)
`
const spinning = `
  const state = new Int32Array(require('node:worker_threads').workerData.shared)
  Atomics.add(state, 1, 1)
  while (Atomics.load(state, 0) === 0);
`

const settled = async (state: Int32Array, workers: number) => {
  while (Atomics.load(state, 1) < workers)
    await new Promise((resolve) => setTimeout(resolve, 1))
}

/**
 * Two threads count up, each in a place of its own, `apart` bytes from the other's. Returns
 * nanoseconds for each count.
 */
export async function costOfSharing(apart: number, rounds: number): Promise<number> {
  const shared = new SharedArrayBuffer(8192)
  const state = new Int32Array(shared)
  const workers = [64, 64 + apart / 4].map(
    (at) => new Worker(counting, { eval: true, workerData: { shared, at, rounds } }),
  )
  await settled(state, 2)
  const start = performance.now()
  Atomics.store(state, 0, 1)
  Atomics.notify(state, 0)
  while (Atomics.load(state, 2) < 2) Atomics.wait(state, 2, Atomics.load(state, 2), 1)
  const time = performance.now() - start
  await Promise.all(workers.map((worker) => worker.terminate()))
  return (1e6 * time) / rounds
}

/**
 * The time of `work` while so many other threads do nothing but ask "is there work yet?",
 * without end.
 */
export async function beside(spinners: number, work: () => number): Promise<number> {
  const shared = new SharedArrayBuffer(8)
  const state = new Int32Array(shared)
  const workers = Array.from(
    { length: spinners },
    () => new Worker(spinning, { eval: true, workerData: { shared } }),
  )
  await settled(state, spinners)
  const result = work()
  Atomics.store(state, 0, 1)
  await Promise.all(workers.map((worker) => worker.terminate()))
  return result
}
