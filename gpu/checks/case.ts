import type { Kernels } from '../launch/kernels.ts'
import { Cublas } from '../src/cublas.ts'
import type { Device } from '../src/device.ts'
import type { DeviceBuffer, HostArray } from '../src/memory.ts'

/** One use of one operation, small enough for the emulator, compared with the same computed in float64. */
export interface Case {
  name: string
  run(trial: Trial): void
}

/** What came of a comparison. */
export interface Outcome {
  what: string
  /** ‖got − want‖ / ‖want‖ */
  error: number
  tolerance: number
  passed: boolean
}

/** The surroundings of a case: memory that is given back after it, random numbers, and comparisons. */
export class Trial {
  readonly device: Device
  readonly kernels: Kernels
  readonly outcomes: Outcome[] = []
  private readonly buffers: DeviceBuffer[] = []
  private state = 1
  private library: Cublas | undefined

  constructor(kernels: Kernels) {
    this.kernels = kernels
    this.device = kernels.device
  }

  get cublas(): Cublas {
    return (this.library ??= new Cublas(this.device, process.env.CUBLAS ?? emulatorPath(this.device)))
  }

  /** Numbers between −scale and scale, the same ones in every run. */
  random(length: number, scale = 1): Float32Array {
    return Float32Array.from({ length }, () => {
      this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0
      return (this.state / 2 ** 31 - 1) * scale
    })
  }

  /** Integers from 0 up to, not including, `end`. */
  integers(length: number, end: number): Int32Array {
    return Int32Array.from(this.random(length), (x) => Math.min(end - 1, Math.floor(((x + 1) / 2) * end)))
  }

  upload(array: HostArray): DeviceBuffer {
    const buffer = this.device.upload(array)
    this.buffers.push(buffer)
    return buffer
  }

  /** Memory for a result of `length` 4-byte numbers. On a GPU it is filled with NaN, so that what is not written shows. */
  output(length: number): DeviceBuffer {
    const buffer = this.device.alloc(length * 4)
    this.buffers.push(buffer)
    // The emulator knows by itself what was written.
    if (!isEmulator(this.device)) buffer.fill(0xffffffff)
    return buffer
  }

  zeros(length: number): DeviceBuffer {
    const buffer = this.device.zeros(length)
    this.buffers.push(buffer)
    return buffer
  }

  /** Compares a buffer of float32 with what it should hold. */
  expect(what: string, got: DeviceBuffer, want: ArrayLike<number>, tolerance = 1e-6): void {
    this.expectNumbers(what, got.read(new Float32Array(want.length)), want, tolerance)
  }

  /** Compares a buffer of int32 with what it should hold, exactly. */
  expectIntegers(what: string, got: DeviceBuffer, want: ArrayLike<number>): void {
    this.expectNumbers(what, got.read(new Int32Array(want.length)), want, 0)
  }

  expectNumbers(what: string, got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number): void {
    let difference = 0
    let size = 0
    for (let i = 0; i < want.length; i++) {
      if (got[i] === want[i]) {
        if (Number.isFinite(want[i])) size += want[i] ** 2
        continue // also where both are the same infinity
      }
      difference += (got[i] - want[i]) ** 2
      size += want[i] ** 2
    }
    const error = difference === 0 ? 0 : Math.sqrt(difference / (size || 1))
    this.outcomes.push({ what, error, tolerance, passed: error <= tolerance })
  }

  /** Gives all memory back. */
  close(): void {
    for (const buffer of this.buffers) buffer.free()
    this.library?.destroy()
  }
}

export function isEmulator(device: Device): boolean {
  return device.name.startsWith('CPU emulator')
}

function emulatorPath(device: Device): string | undefined {
  return isEmulator(device) ? device.driver.path : undefined
}

/** Runs one case; what it throws is an outcome, too. */
export function runCase(kernels: Kernels, { name, run }: Case): Outcome[] {
  const trial = new Trial(kernels)
  try {
    run(trial)
    kernels.device.synchronize()
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    trial.outcomes.push({ what, error: NaN, tolerance: 0, passed: false })
  }
  try {
    trial.close()
  } catch {
    // After an illegal access every call fails; the outcome above says why.
  }
  return trial.outcomes.map((outcome) => ({ ...outcome, what: `${name}: ${outcome.what}` }))
}
