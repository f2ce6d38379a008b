import { Driver, type DriverCall } from './driver.ts'
import { ArgumentError, CudaUnavailableError, GpuError } from './errors.ts'
import { Graph } from './graph.ts'
import { DeviceBuffer, type HostArray } from './memory.ts'
import { Module, type KernelTypes } from './module.ts'
import { PinnedArray } from './pinned.ts'
import { MemoryPool } from './pool.ts'
import { Event, Stream } from './stream.ts'

export interface DeviceOptions {
  /** The driver library. Default: the environment variable CUDA_DRIVER, or where the system keeps it. */
  library?: string
  /** Which of several devices. Default 0. */
  ordinal?: number
  /** Whether freed memory is kept to be handed out again. Default true. */
  pool?: boolean
}

/** Numbers of the driver's attributes, from its header cuda.h. */
const attributes = {
  maxThreads: 1,
  sharedPerBlock: 8,
  multiprocessors: 16,
  l2Bytes: 38,
  major: 75,
  minor: 76,
  sharedPerBlockOptIn: 97,
}

/** A CUDA device, opened. It is the door to everything else: memory, modules, streams. */
export class Device {
  readonly driver: Driver
  readonly memory: MemoryPool
  readonly name: string
  /** Compute capability, as '9.0'. */
  readonly computeCapability: string
  readonly multiprocessors: number
  readonly l2Bytes: number
  readonly totalBytes: number
  /** The newest CUDA that the driver speaks, as '13.0'. */
  readonly cudaVersion: string
  readonly limits: { maxGrid: number[]; maxBlock: number[]; sharedPerBlock: number }
  private readonly ordinal: number
  private readonly context: bigint
  private open = true

  /** Made by `openDevice`. */
  constructor({ library, ordinal = 0, pool = true }: DeviceOptions) {
    const driver = new Driver(library)
    this.driver = driver
    driver.call('cuInit', 0)
    const count = driver.integer('cuDeviceGetCount')
    if (count === 0) throw new CudaUnavailableError(`the driver ${driver.path} sees no device`)
    if (ordinal >= count) throw new ArgumentError(`there is no device ${ordinal}: the driver sees ${count}`)
    this.ordinal = driver.integer('cuDeviceGet', ordinal)
    const attribute = (which: number) => driver.integer('cuDeviceGetAttribute', which, this.ordinal)
    const name = new Uint8Array(new ArrayBuffer(256))
    driver.call('cuDeviceGetName', name, name.length, this.ordinal)
    this.name = new TextDecoder().decode(name.subarray(0, name.indexOf(0)))
    this.computeCapability = `${attribute(attributes.major)}.${attribute(attributes.minor)}`
    this.multiprocessors = attribute(attributes.multiprocessors)
    this.l2Bytes = attribute(attributes.l2Bytes)
    this.totalBytes = Number(driver.handle('cuDeviceTotalMem', this.ordinal))
    const version = driver.integer('cuDriverGetVersion')
    this.cudaVersion = `${Math.floor(version / 1000)}.${Math.floor((version % 1000) / 10)}`
    this.limits = {
      maxBlock: [2, 3, 4].map(attribute),
      maxGrid: [5, 6, 7].map(attribute),
      sharedPerBlock: Math.max(attribute(attributes.sharedPerBlock), attribute(attributes.sharedPerBlockOptIn)),
    }
    // The primary context is the one that cuBLAS and other libraries of the process share.
    this.context = driver.handle('cuDevicePrimaryCtxRetain', this.ordinal)
    this.memory = new MemoryPool(driver, pool)
    driver.call('cuCtxSetCurrent', this.context)
    current.set(driver.path, this)
  }

  /** A call of the driver in this device's context. */
  call(name: DriverCall, ...args: unknown[]): void {
    this.makeCurrent()
    this.driver.call(name, ...args)
  }

  /** Memory for `bytes` bytes. It is not cleared. */
  alloc(bytes: number): DeviceBuffer {
    if (!Number.isInteger(bytes) || bytes < 1)
      throw new ArgumentError(`alloc: the number of bytes must be an integer from 1 on, not ${bytes}`)
    this.makeCurrent()
    const buffer = new DeviceBuffer(this, this.memory.get(bytes), bytes)
    this.memory.watch(buffer)
    return buffer
  }

  /** A new buffer with the numbers of an array. */
  upload(array: HostArray): DeviceBuffer {
    return this.alloc(array.byteLength).write(array)
  }

  /** A new buffer of `length` zeros of 4 bytes each. */
  zeros(length: number): DeviceBuffer {
    return this.alloc(length * 4).fill(0)
  }

  /** Loads kernels from PTX, the text that `nvcc -ptx` or NVRTC makes. */
  load<Types extends KernelTypes = KernelTypes>(ptx: string): Module<Types> {
    this.makeCurrent()
    return new Module<Types>(this, ptx)
  }

  stream(): Stream {
    this.makeCurrent()
    return new Stream(this)
  }

  event(): Event {
    this.makeCurrent()
    return new Event(this)
  }

  /** `length` float32 on the host that the device can copy by itself. */
  pinned(length: number): PinnedArray {
    this.makeCurrent()
    return new PinnedArray(this, length)
  }

  /** Writes down what `work` queues on its stream, to be repeated by `graph.launch()`. */
  capture(work: (stream: Stream) => void): Graph {
    this.makeCurrent()
    return Graph.capture(this, work)
  }

  /** Waits until the device has done all that was queued; errors of kernels come to light here. */
  synchronize(): void {
    this.call('cuCtxSynchronize')
  }

  /** Bytes of the device that are free, and all that it has. */
  free(): { free: number; total: number } {
    const cells = [new BigUint64Array(new ArrayBuffer(8)), new BigUint64Array(new ArrayBuffer(8))]
    this.call('cuMemGetInfo', ...cells)
    const [free, total] = cells.map(([bytes]) => Number(bytes))
    return { free, total }
  }

  /** Gives everything back. Buffers that were not freed are counted in `memory.usage` before. */
  close(): void {
    if (!this.open) return
    this.makeCurrent()
    this.memory.close()
    this.open = false
    this.driver.call('cuDevicePrimaryCtxRelease', this.ordinal)
    current.delete(this.driver.path)
  }

  [Symbol.dispose](): void {
    this.close()
  }

  private makeCurrent(): void {
    if (!this.open) throw new GpuError(`${this.name}: the device was closed`)
    if (current.get(this.driver.path) === this) return
    this.driver.call('cuCtxSetCurrent', this.context)
    current.set(this.driver.path, this)
  }
}

/** The device whose context the driver works in. A driver keeps one for each thread, and a Node module has one thread. */
const current = new Map<string, Device>()

/**
 * Opens a CUDA device.
 * @throws CudaUnavailableError when there is no driver, no device or no koffi; the message says what to do
 */
export function openDevice(options: DeviceOptions = {}): Device {
  return new Device(options)
}
