import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Device } from '../src/device.ts'
import { ArgumentError } from '../src/errors.ts'
import type { Kernel } from '../src/kernel.ts'
import { ptxFolder } from '../tools/paths.ts'

/** All kernels of this folder that the device can run, by name. */
export class Kernels {
  readonly device: Device
  /** Files that were left out, because the device is too old for them. */
  readonly leftOut: string[] = []
  private readonly byName = new Map<string, Kernel>()

  /** @param only the names of some kernel files; default: all */
  constructor(device: Device, only?: readonly string[], folder = ptxFolder) {
    this.device = device
    const capability = Number(device.computeCapability.replace('.', ''))
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.ptx'))) {
      if (only && !only.includes(file.slice(0, -4))) continue
      const ptx = readFileSync(join(folder, file), 'utf8')
      if (Number(/^\.target sm_(\d+)/m.exec(ptx)?.[1]) > capability) {
        this.leftOut.push(file)
        continue
      }
      const module = device.load(ptx)
      for (const name of module.names) this.byName.set(name, module.kernel(name))
    }
  }

  /** @throws ArgumentError when there is none of that name, or this device cannot run it */
  get(name: string): Kernel {
    const kernel = this.byName.get(name)
    if (kernel === undefined)
      throw new ArgumentError(
        `there is no kernel '${name}' for ${this.device.name}, compute capability ${this.device.computeCapability}`,
      )
    return kernel
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  /** Every kernel, in alphabetical order. */
  get all(): Kernel[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }
}

/** How many pieces of a size are needed to cover a length. */
export function pieces(length: number, size: number): number {
  return Math.ceil(length / size)
}
