import type { Device } from './device.ts'
import { ArgumentError, FreedBufferError } from './errors.ts'
import type { Stream } from './stream.ts'

/** Arrays whose bytes can be copied to and from the device. */
export type HostArray = Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array

/**
 * Memory on the device. It goes back to the pool of its device at `free()`, or at the end of the block that declares it
 * with `using`.
 */
export class DeviceBuffer {
  readonly device: Device
  readonly bytes: number
  private at: bigint | undefined

  /** Made by `device.alloc`. */
  constructor(device: Device, address: bigint, bytes: number) {
    this.device = device
    this.at = address
    this.bytes = bytes
  }

  /** Where it begins, as the device counts. */
  get address(): bigint {
    if (this.at === undefined) throw new FreedBufferError(`a buffer of ${this.bytes} bytes is used after free()`)
    return this.at
  }

  get freed(): boolean {
    return this.at === undefined
  }

  /**
   * Copies an array to the device. From a pinned array, and on a stream, it returns at once: leave the array as it is
   * until the stream has come by.
   */
  write(array: HostArray, { stream, offset = 0 }: { stream?: Stream; offset?: number } = {}): this {
    this.checkRange('write', array.byteLength, offset)
    const to = this.address + BigInt(offset)
    if (stream) this.device.call('cuMemcpyHtoDAsync', to, array, array.byteLength, stream.handle)
    else this.device.call('cuMemcpyHtoD', to, array, array.byteLength)
    return this
  }

  /** Copies the buffer, from `offset` (in bytes) on, into an array, and waits for what was queued before. */
  read<A extends HostArray>(array: A, { stream, offset = 0 }: { stream?: Stream; offset?: number } = {}): A {
    this.checkRange('read', array.byteLength, offset)
    const from = this.address + BigInt(offset)
    if (stream) this.device.call('cuMemcpyDtoHAsync', array, from, array.byteLength, stream.handle)
    else this.device.call('cuMemcpyDtoH', array, from, array.byteLength)
    return array
  }

  /** The whole buffer as float32. */
  toFloat32(): Float32Array {
    return this.read(new Float32Array(this.bytes / 4))
  }

  /** Copies another buffer of the device into this one. */
  copyFrom(source: DeviceBuffer, stream?: Stream): this {
    if (source.device !== this.device) throw new ArgumentError('copyFrom: the two buffers are on different devices')
    this.checkRange('copyFrom', source.bytes, 0)
    this.device.call('cuMemcpyDtoDAsync', this.address, source.address, source.bytes, stream?.handle ?? 0n)
    return this
  }

  /** Fills the buffer with one 32-bit word: 0 is 0 in every type. */
  fill(word = 0, stream?: Stream): this {
    this.device.call('cuMemsetD32Async', this.address, word >>> 0, Math.floor(this.bytes / 4), stream?.handle ?? 0n)
    return this
  }

  /** Gives the memory back. Work that was queued before on the same stream may still use it. */
  free(): void {
    const address = this.address
    this.at = undefined
    this.device.memory.give(this, address)
  }

  [Symbol.dispose](): void {
    if (!this.freed) this.free()
  }

  private checkRange(what: string, bytes: number, offset: number): void {
    if (offset < 0 || offset + bytes > this.bytes)
      throw new ArgumentError(
        `${what}: ${bytes} bytes at offset ${offset} do not fit into a buffer of ${this.bytes} bytes`,
      )
  }
}
