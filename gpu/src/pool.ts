import type { Driver } from './driver.ts'
import { CudaError } from './errors.ts'
import type { DeviceBuffer } from './memory.ts'

/** What a pool holds, in bytes and buffers. */
export interface MemoryUse {
  /** buffers that were handed out and not given back */
  buffers: number
  bytes: number
  /** the most bytes that were ever handed out at one time */
  peak: number
  /** bytes that wait to be handed out again */
  cached: number
  /** buffers that the garbage collector found: somebody forgot `free()` */
  leaked: number
}

const OUT_OF_MEMORY = 2

/**
 * Device memory by size. The driver's own free waits for all work in flight, so that a training step with hundreds of
 * buffers would stop hundreds of times; a pool hands a returned buffer out again instead.
 */
export class MemoryPool {
  private readonly driver: Driver
  private readonly keeps: boolean
  private readonly idle = new Map<number, bigint[]>()
  private readonly use: MemoryUse = { buffers: 0, bytes: 0, peak: 0, cached: 0, leaked: 0 }
  // Only a safety net: inside a synchronous loop the garbage collector never reports anything.
  private readonly forgotten = new FinalizationRegistry<{ address: bigint; bytes: number }>(({ address, bytes }) => {
    this.use.leaked++
    this.take(address, bytes)
  })
  private closed = false

  /** @param keeps whether memory that is given back is kept to be handed out again */
  constructor(driver: Driver, keeps: boolean) {
    this.driver = driver
    this.keeps = keeps
  }

  /** The address of memory for `bytes` bytes. What is in it is left over from its last user. */
  get(bytes: number): bigint {
    const room = this.keeps ? sizeClass(bytes) : bytes
    const address = this.idle.get(room)?.pop()
    if (address !== undefined) this.use.cached -= room
    const found = address ?? this.allocate(room)
    this.use.buffers++
    this.use.bytes += bytes
    this.use.peak = Math.max(this.use.peak, this.use.bytes)
    return found
  }

  /** From now on the pool hears of the buffer when it is forgotten. */
  watch(buffer: DeviceBuffer): void {
    this.forgotten.register(buffer, { address: buffer.address, bytes: buffer.bytes }, buffer)
  }

  give(buffer: DeviceBuffer, address: bigint): void {
    this.forgotten.unregister(buffer)
    this.take(address, buffer.bytes)
  }

  /** Gives what waits in the pool back to the driver. */
  trim(): void {
    for (const addresses of this.idle.values()) for (const address of addresses) this.driver.call('cuMemFree', address)
    this.idle.clear()
    this.use.cached = 0
  }

  get usage(): Readonly<MemoryUse> {
    return { ...this.use }
  }

  close(): void {
    this.trim()
    this.closed = true
  }

  private take(address: bigint, bytes: number): void {
    if (this.closed) return
    this.use.buffers--
    this.use.bytes -= bytes
    if (!this.keeps) {
      this.driver.call('cuMemFree', address)
      return
    }
    const room = sizeClass(bytes)
    const list = this.idle.get(room)
    if (list) list.push(address)
    else this.idle.set(room, [address])
    this.use.cached += room
  }

  private allocate(room: number): bigint {
    try {
      return this.driver.handle('cuMemAlloc', room)
    } catch (error) {
      if (!(error instanceof CudaError) || error.code !== OUT_OF_MEMORY || this.use.cached === 0) throw error
      this.trim()
      return this.driver.handle('cuMemAlloc', room)
    }
  }
}

/** Rounds up to a quarter of a power of two, and to 512 at least: at most a fifth of the memory is lost to rounding. */
export function sizeClass(bytes: number): number {
  if (bytes <= 512) return 512
  const step = 2 ** (Math.floor(Math.log2(bytes)) - 2)
  return Math.ceil(bytes / step) * step
}
