import type { Device } from './device.ts'
import { Stream } from './stream.ts'

/**
 * Launches that were written down once and are repeated with one call. A small kernel takes less time than its launch,
 * so a training step of many small kernels gains most.
 */
export class Graph {
  private readonly device: Device
  private readonly executable: bigint

  private constructor(device: Device, executable: bigint) {
    this.device = device
    this.executable = executable
  }

  /**
   * Records what `work` queues on the stream that it is given. Nothing runs yet; addresses and numbers are kept as they
   * are now. Inside, nothing may wait or be allocated from the driver.
   */
  static capture(device: Device, work: (stream: Stream) => void): Graph {
    const stream = new Stream(device)
    try {
      const threadLocal = 1
      device.call('cuStreamBeginCapture', stream.handle, threadLocal)
      let graph: bigint
      try {
        work(stream)
      } finally {
        graph = device.driver.lastHandle('cuStreamEndCapture', stream.handle)
      }
      const executable = device.driver.handle('cuGraphInstantiate', graph, 0n)
      device.call('cuGraphDestroy', graph)
      return new Graph(device, executable)
    } finally {
      stream.destroy()
    }
  }

  launch(stream?: Stream): void {
    this.device.call('cuGraphLaunch', this.executable, stream?.handle ?? 0n)
  }

  destroy(): void {
    this.device.call('cuGraphExecDestroy', this.executable)
  }

  [Symbol.dispose](): void {
    this.destroy()
  }
}
