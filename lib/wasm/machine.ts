import { Arena } from './arena.ts'
import type { ArgumentsOf, KernelName, RangeKernel, WasmExports } from './exports.ts'
import { memoryMap } from './memory-map.ts'

/** The compiled kernels, their memory, and the threads that share the work. */
export class Machine {
  readonly wasm: WasmExports
  readonly arena: Arena

  constructor(module: WebAssembly.Module, memory: WebAssembly.Memory) {
    const { exports } = new WebAssembly.Instance(module, { env: { memory } })
    this.wasm = exports as unknown as WasmExports
    this.wasm.useScratch(memoryMap.scratch)
    const end = memoryMap.scratch + this.wasm.matmulScratch()
    this.arena = new Arena(memory, (end + 63) & ~63)
  }

  /**
   * Runs a kernel for the outputs 0 … n − 1. From two times `grain` outputs on they are
   * shared out in chunks of `grain`; how they are cut never depends on the number of
   * threads, and no result depends on how they are cut.
   */
  run<Name extends KernelName>(
    name: Name,
    n: number,
    grain: number,
    ...args: ArgumentsOf<Name>
  ): void {
    const kernel: RangeKernel = this.wasm[name] as RangeKernel
    if (n > 0) kernel(0, n, ...(args as number[]))
  }
}
