import type { Device } from './device.ts'
import { ArgumentError } from './errors.ts'
import { Kernel, type KernelArgument } from './kernel.ts'
import { readSignatures } from './ptx.ts'

/** Which arguments each kernel of a module takes, for the type checker. */
export type KernelTypes = Record<string, readonly KernelArgument[]>

/** Compiled kernels, loaded into a device. */
export class Module<Types extends KernelTypes = KernelTypes> {
  private readonly device: Device
  private readonly handle: bigint
  private readonly kernels = new Map<string, Kernel>()

  /**
   * Made by `device.load(ptx)`.
   * @throws CudaError CUDA_ERROR_INVALID_PTX, CUDA_ERROR_UNSUPPORTED_PTX_VERSION: the driver is older than the compiler
   */
  constructor(device: Device, ptx: string) {
    this.device = device
    const text = new TextEncoder().encode(`${ptx}\0`)
    this.handle = device.driver.handle('cuModuleLoadData', text)
    for (const [name, parameters] of readSignatures(ptx)) {
      const handle = device.driver.handle('cuModuleGetFunction', this.handle, name)
      this.kernels.set(name, new Kernel(device, handle, name, parameters))
    }
  }

  /** @throws ArgumentError when the module has no kernel of that name */
  kernel<Name extends keyof Types & string>(name: Name): Kernel<Types[Name]> {
    const kernel = this.kernels.get(name)
    if (kernel === undefined)
      throw new ArgumentError(`there is no kernel '${name}' in the module; it has ${this.names.join(', ')}`)
    return kernel as unknown as Kernel<Types[Name]>
  }

  get names(): string[] {
    return [...this.kernels.keys()]
  }

  unload(): void {
    this.device.call('cuModuleUnload', this.handle)
  }
}
