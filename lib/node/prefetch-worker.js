import { workerData } from 'node:worker_threads'

// The thread of prefetch.ts: makes batches ahead of the loop that reads them, and waits when it is far enough ahead.
// Plain JavaScript: a thread does not inherit the loader that lets Node read TypeScript.

/** @type {import('./prefetch.ts').Work} */
const { source, options, ahead, port, counts } = workerData

let posted = 0
/** @type {(message: import('./prefetch.ts').Message, transfer?: ArrayBuffer[]) => void} */
function post(message, transfer = []) {
  port.postMessage(message, transfer)
  Atomics.store(counts, 0, ++posted)
  Atomics.notify(counts, 0)
}

/** @type {(x: import('../tensor/tensor.ts').Tensor, transfer: ArrayBuffer[]) => import('./prefetch.ts').Packed} */
function pack(x, transfer) {
  const data = x.data()
  transfer.push(/** @type {ArrayBuffer} */ (data.buffer))
  return { data, shape: [...x.shape] }
}

let done = false
process.on('exit', () => {
  if (!done) post({ kind: 'error', name: 'DataError', message: `${source}: its thread ended before its batches did` })
})

try {
  if (/\.[cm]?ts$/.test(source)) (await import('tsx/esm/api')).register()
  const make = (await import(source)).default
  if (typeof make !== 'function')
    throw new TypeError(`${source}: its default export must be a function (options) => batches`)
  const batches = await make(options)
  post({ kind: 'ready', length: batches.length })
  for (;;) {
    for (const { index: _, ...tensors } of batches) {
      /** @type {ArrayBuffer[]} */
      const transfer = []
      const entries = Object.entries(/** @type {Record<string, import('../tensor/tensor.ts').Tensor>} */ (tensors))
      const fields = Object.fromEntries(entries.map(([name, tensor]) => [name, pack(tensor, transfer)]))
      wait()
      post({ kind: 'batch', fields }, transfer)
    }
    wait()
    post({ kind: 'end' })
  }
} catch (error) {
  done = true
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  post({ kind: 'error', name, message, stack })
}

/** Until fewer than `ahead` messages lie unread. */
function wait() {
  for (;;) {
    const taken = Atomics.load(counts, 1)
    if (posted - taken < ahead) return
    Atomics.wait(counts, 1, taken)
  }
}
