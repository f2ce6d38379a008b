import { Worker } from 'node:worker_threads'
import { callTable, type CLibrary } from './c-calls.ts'
import { jobLayout as job } from './job.ts'
import { memoryMap } from './memory-map.ts'
import type { Parts } from './runtime.ts'

/**
 * How long workers wait awake for the next job, in milliseconds. Ten times as long gains
 * nothing measurable, and takes the core from the threads of BLAS, which follow theirs.
 */
const AWAKE = 0.02

/** A C library that workers open, and the number of the kernel that makes calls of it. */
export type OpenedByWorkers = CLibrary & { kernel: number }

/** Worker `i`, with scratch memory of its own. The program does not wait for its end. */
export function startWorker(
  i: number,
  { module, memory, scratch }: Parts,
  library: OpenedByWorkers | undefined,
): Worker {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: {
      module,
      memory,
      scratch: memoryMap.scratch + i * scratch,
      job,
      address: memoryMap.job,
      awake: AWAKE,
      library: library && {
        path: library.path,
        declarations: library.declarations,
        kernel: library.kernel,
        table: memoryMap.calls,
        ...callTable,
      },
    },
    // Nothing of the command line, such as a loader, and nothing of the environment concerns it.
    execArgv: [],
    env: {},
  })
  worker.unref()
  worker.on('error', () => {})
  return worker
}
