// A thread that helps: it takes chunks of the current job until none is left, waits for
// the next job awake for a little while, then asleep. job.ts says how a job is written.
// Plain JavaScript without imports of ours, because Node starts a worker without the
// loader that reads TypeScript.
import { createRequire } from 'node:module'
import { workerData } from 'node:worker_threads'

const { module, memory, scratch, job, address, awake, library } = workerData
const { exports } = new WebAssembly.Instance(module, { env: { memory } })
exports.useScratch(scratch)
const kernels = Object.values(exports)
if (library) kernels[library.kernel] = callKernel(library)
const words = new Int32Array(memory.buffer, address, 64)
const numbers = new Float64Array(memory.buffer, address, 48)
const chunksLeft = (1 << job.chunkBits) - 1

/** The kernel that makes calls of a C library, as in c-calls.ts. */
function callKernel({ path, declarations, table, rows, width }) {
  const library = createRequire(import.meta.url)('koffi').load(path)
  const functions = declarations.map((declaration) => library.func(declaration))
  const calls = new Float64Array(memory.buffer, table, rows * width)
  return (begin, end) => {
    for (let at = begin * width; at < end * width; at += width) {
      const [index, count] = calls.subarray(at, at + 2)
      functions[index](...calls.subarray(at + 2, at + 2 + count))
    }
  }
}

/** Takes chunks until none is left, or none that it can do. Returns the last ticket. */
function work() {
  for (;;) {
    const ticket = Atomics.load(words, job.ticket)
    const left = ticket & chunksLeft
    if (left === 0) return ticket
    const kernel = kernels[words[job.kernel]]
    // Calls of a library that was not there yet when this thread started.
    if (kernel === undefined) return ticket
    const [outputs, grain, count] = [words[job.outputs], words[job.grain], words[job.count]]
    const args = Array.from(numbers.subarray(job.arguments, job.arguments + count))
    if (Atomics.compareExchange(words, job.ticket, ticket, ticket - 1) !== ticket) continue
    const begin = (left - 1) * grain
    try {
      kernel(begin, Math.min(outputs, begin + grain), ...args)
    } catch {
      Atomics.store(words, job.failed, 1)
    }
    Atomics.add(words, job.done, 1)
    if (Atomics.load(words, job.waiting) === 1) Atomics.notify(words, job.done)
  }
}

Atomics.add(words, job.started, 1)
for (;;) {
  const ticket = work()
  const until = performance.now() + awake
  let spins = 0
  while (Atomics.load(words, job.ticket) === ticket) {
    if (++spins % 64 > 0 || performance.now() < until) continue
    Atomics.add(words, job.sleepers, 1)
    Atomics.wait(words, job.ticket, ticket)
    Atomics.sub(words, job.sleepers, 1)
  }
}
