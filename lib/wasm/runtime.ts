import { Arena } from './arena.ts'
import type { CCall, CLibrary } from './c-calls.ts'
import type { ArgumentsOf, KernelName, RangeKernel, WasmExports } from './exports.ts'
import { memoryMap } from './memory-map.ts'

/** Threads that share a kernel's outputs among them: threads.ts, in Node. */
export interface Sharing {
  /** How many compute, the calling one included. */
  readonly count: number
  /** Those that have started beside the calling one. Until then it does all of the work. */
  readonly started: number
  run(name: string, n: number, grain: number, args: readonly number[]): void
  /**
   * A function that makes calls of a C library, each by any of the threads; those that have
   * started before leave them to the others.
   */
  callsOf(library: CLibrary): (calls: readonly CCall[]) => void
  /** Starts those that have not started, and waits until all have: for who wants to measure. */
  ready(): Promise<void>
  /** Ends the helpers; what follows is computed by the calling thread. */
  stop(): Promise<void>
}

/** What threads need to run the same kernels on the same memory. */
export interface Parts {
  module: WebAssembly.Module
  memory: WebAssembly.Memory
  wasm: WasmExports
  /** Bytes of scratch memory for each thread. */
  scratch: number
}

/** The compiled kernels, their memory, and the threads that share the work. */
export class Runtime {
  readonly wasm: WasmExports
  readonly arena: Arena
  readonly threads: Sharing | undefined

  /**
   * `count` threads, which `start` starts when there are more than one. `tell`: what a reader
   * should know.
   */
  constructor(
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
    count = 1,
    start?: (parts: Parts) => Sharing,
    tell: (text: string) => void = console.warn,
  ) {
    const { exports } = new WebAssembly.Instance(module, { env: { memory } })
    const wasm = exports as unknown as WasmExports
    const scratch = (wasm.matmulScratch() + 63) & ~63
    wasm.useScratch(memoryMap.scratch)
    this.wasm = wasm
    this.arena = new Arena(memory, memoryMap.scratch + count * scratch, tell)
    this.threads = count > 1 ? start?.({ module, memory, wasm, scratch }) : undefined
  }

  /**
   * Runs a kernel for the outputs 0 … n − 1. Where threads help, from two times `grain`
   * outputs on, each takes `grain` at a time. No kernel's result depends on where its
   * outputs are cut, so the number of threads changes nothing but the time.
   */
  run<Name extends KernelName>(
    name: Name,
    n: number,
    grain: number,
    ...args: ArgumentsOf<Name>
  ): void {
    if (n >= 2 * grain && this.threads !== undefined)
      return this.threads.run(name, n, grain, args as number[])
    const kernel: RangeKernel = this.wasm[name] as RangeKernel
    if (n > 0) kernel(0, n, ...(args as number[]))
  }
}
