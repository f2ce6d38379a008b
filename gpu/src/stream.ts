import type { Device } from './device.ts'

/** A queue of work on the device. What is on one stream runs in order; two streams may run at the same time. */
export class Stream {
  readonly device: Device
  readonly handle: bigint

  /** Made by `device.stream()`. */
  constructor(device: Device) {
    this.device = device
    // 1: it does not wait for the default stream.
    this.handle = device.driver.handle('cuStreamCreate', 1)
  }

  /** Waits until all that was queued here is done. */
  synchronize(): void {
    this.device.call('cuStreamSynchronize', this.handle)
  }

  /** What is queued here from now on waits until the event has come. */
  wait(event: Event): void {
    this.device.call('cuStreamWaitEvent', this.handle, event.handle, 0)
  }

  destroy(): void {
    this.device.call('cuStreamDestroy', this.handle)
  }

  [Symbol.dispose](): void {
    this.destroy()
  }
}

/** A mark in a stream; the device notes the time when it comes by. */
export class Event {
  readonly device: Device
  readonly handle: bigint

  /** Made by `device.event()`. */
  constructor(device: Device) {
    this.device = device
    this.handle = device.driver.handle('cuEventCreate', 0)
  }

  record(stream?: Stream): this {
    this.device.call('cuEventRecord', this.handle, stream?.handle ?? 0n)
    return this
  }

  /** Waits until the mark was passed. */
  synchronize(): this {
    this.device.call('cuEventSynchronize', this.handle)
    return this
  }

  /** The time on the device from an earlier event to this one, in milliseconds; waits for this one. */
  since(earlier: Event): number {
    this.synchronize()
    return this.device.driver.float('cuEventElapsedTime', earlier.handle, this.handle)
  }

  destroy(): void {
    this.device.call('cuEventDestroy', this.handle)
  }

  [Symbol.dispose](): void {
    this.destroy()
  }
}
