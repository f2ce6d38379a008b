import type { Device } from './device.ts'
import { koffi } from './library.ts'

/**
 * Memory of the host that the operating system never moves, so that the device copies it by itself, while the processor
 * goes on: `buffer.write(pinned.float32, { stream })`. There is little of it; free it.
 */
export class PinnedArray {
  private readonly device: Device
  private readonly pointer: bigint
  readonly float32: Float32Array
  private live = true

  /** Made by `device.pinned(length)`. */
  constructor(device: Device, length: number) {
    this.device = device
    this.pointer = device.driver.handle('cuMemHostAlloc', length * 4, 0)
    this.float32 = new Float32Array(koffi().view(this.pointer, length * 4))
  }

  /** Gives the memory back. Arrays that were made of it must not be touched any more. */
  free(): void {
    if (!this.live) return
    this.live = false
    this.device.call('cuMemFreeHost', this.pointer)
  }

  [Symbol.dispose](): void {
    this.free()
  }
}
