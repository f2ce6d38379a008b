import { Worker } from 'node:worker_threads'

// Plain JavaScript, because a worker from a string knows no TypeScript. State: [call, started,
// answer].
const sleeping = `
  const state = new Int32Array(require('node:worker_threads').workerData.shared)
  Atomics.add(state, 1, 1)
  for (let call = 0; call >= 0; call = Atomics.load(state, 0)) {
    Atomics.store(state, 2, call)
    Atomics.wait(state, 0, call)
  }
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

/** Microseconds from waking a thread that sleeps until its answer is seen: the median. */
export async function costOfWaking(times: number): Promise<number> {
  const shared = new SharedArrayBuffer(12)
  const state = new Int32Array(shared)
  const worker = new Worker(sleeping, { eval: true, workerData: { shared } })
  await settled(state, 1)
  const microseconds: number[] = []
  for (let call = 1; call <= times; call++) {
    // It should have fallen asleep.
    await new Promise((resolve) => setTimeout(resolve, 2))
    const start = performance.now()
    Atomics.store(state, 0, call)
    Atomics.notify(state, 0)
    while (Atomics.load(state, 2) !== call);
    microseconds.push(1000 * (performance.now() - start))
  }
  Atomics.store(state, 0, -1)
  Atomics.notify(state, 0)
  await worker.terminate()
  return microseconds.sort((a, b) => a - b)[times >> 1]
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
