import type { Device } from './device.ts'
import { ArgumentError } from './errors.ts'
import { koffi } from './library.ts'
import { DeviceBuffer } from './memory.ts'
import type { ParameterKind } from './ptx.ts'
import type { Stream } from './stream.ts'

/** What a kernel can be given: device memory (null is address 0), a number, or the bytes of a struct. */
export type KernelArgument = DeviceBuffer | null | number | Int32Array | Float32Array | Uint8Array

type Size = number | readonly [x: number] | readonly [x: number, y: number] | readonly [x: number, y: number, z: number]

export interface LaunchOptions {
  /** blocks in each direction */
  grid: Size
  /** threads of a block in each direction */
  block: Size
  /** bytes of shared memory beyond what the kernel declares. Default 0. */
  shared?: number
  /** Default: the default stream. */
  stream?: Stream
}

const MAX_THREADS = 0
const STATIC_SHARED_BYTES = 1
const LOCAL_BYTES = 3
const REGISTERS = 4
const MAX_DYNAMIC_SHARED_BYTES = 8
/** What a block may have without asking. */
const SHARED_WITHOUT_ASKING = 48 * 1024

/**
 * One function of a module that runs on the device. Its arguments are checked against what the PTX says, and packed into
 * the same few bytes at every launch: cuLaunchKernel takes an array of addresses, one for each argument.
 */
export class Kernel<Arguments extends readonly KernelArgument[] = readonly KernelArgument[]> {
  readonly name: string
  readonly parameters: readonly ParameterKind[]
  /** How often it was launched. */
  launches = 0
  private readonly device: Device
  private readonly handle: bigint
  private readonly offsets: number[] = []
  private readonly values: DataView
  private readonly bytes: Uint8Array
  private readonly addresses: BigUint64Array
  private readonly maxThreads: number
  private readonly staticShared: number
  private dynamicShared = 0

  /** Made by `module.kernel(name)`. */
  constructor(device: Device, handle: bigint, name: string, parameters: readonly ParameterKind[]) {
    this.device = device
    this.handle = handle
    this.name = name
    this.parameters = parameters
    let size = 0
    for (const parameter of parameters) {
      this.offsets.push(size)
      size += parameter.kind === 'bytes' ? Math.ceil(parameter.size / 8) * 8 : 8
    }
    const store = new ArrayBuffer(Math.max(8, size))
    this.values = new DataView(store)
    this.bytes = new Uint8Array(store)
    const start = koffi().address(store)
    this.addresses = new BigUint64Array(new ArrayBuffer(8 * Math.max(1, parameters.length)))
    this.offsets.forEach((offset, i) => (this.addresses[i] = start + BigInt(offset)))
    this.maxThreads = this.attribute(MAX_THREADS)
    this.staticShared = this.attribute(STATIC_SHARED_BYTES)
  }

  /** Registers of one thread, and bytes that did not fit into registers and went to slow local memory. */
  get resources(): { registers: number; localBytes: number; sharedBytes: number } {
    return {
      registers: this.attribute(REGISTERS),
      localBytes: this.attribute(LOCAL_BYTES),
      sharedBytes: this.staticShared,
    }
  }

  /**
   * Queues the kernel; it returns before the kernel has run.
   * @throws ArgumentError, before anything is queued, when an argument or a size cannot be right
   */
  launch({ grid, block, shared = 0, stream }: LaunchOptions, args: Arguments): void {
    const [gridX, gridY, gridZ] = this.size('grid', grid)
    const [blockX, blockY, blockZ] = this.size('block', block)
    this.checkLimits(gridX, gridY, gridZ, blockX, blockY, blockZ, shared)
    if (stream && stream.device !== this.device) throw this.wrong('the stream belongs to another device')
    this.pack(args)
    this.device.call(
      'cuLaunchKernel',
      this.handle,
      gridX,
      gridY,
      gridZ,
      blockX,
      blockY,
      blockZ,
      shared,
      stream?.handle ?? 0n,
      this.addresses,
      null,
    )
    this.launches++
  }

  private pack(args: Arguments): void {
    const { parameters, values, offsets } = this
    if (args.length !== parameters.length)
      throw this.wrong(`takes ${parameters.length} arguments, ${args.length} were given`)
    for (let i = 0; i < parameters.length; i++) {
      const argument: KernelArgument = args[i]
      const parameter = parameters[i]
      const at = offsets[i]
      if (parameter.kind === 'buffer') values.setBigUint64(at, this.addressOf(argument, i), true)
      else if (parameter.kind === 'bytes') this.packBytes(argument, parameter.size, at, i)
      else if (typeof argument !== 'number') throw this.wrongArgument(i, 'must be a number', argument)
      else if (parameter.kind === 'f32') values.setFloat32(at, argument, true)
      else if (parameter.kind === 'f64') values.setFloat64(at, argument, true)
      else if (Number.isInteger(argument) && argument >= -(2 ** 31) && argument < 2 ** 32)
        values.setInt32(at, argument, true)
      else throw this.wrongArgument(i, 'must be an integer of 32 bits', argument)
    }
  }

  private addressOf(argument: KernelArgument, i: number): bigint {
    if (argument === null) return 0n
    if (!(argument instanceof DeviceBuffer)) throw this.wrongArgument(i, 'must be a device buffer, or null', argument)
    if (argument.freed) throw this.wrongArgument(i, 'is a buffer that was freed', argument)
    if (argument.device !== this.device) throw this.wrongArgument(i, 'is a buffer of another device', argument)
    return argument.address
  }

  private packBytes(argument: KernelArgument, size: number, at: number, i: number): void {
    if (!ArrayBuffer.isView(argument) || argument.byteLength !== size)
      throw this.wrongArgument(i, `must be a typed array of ${size} bytes`, argument)
    this.bytes.set(new Uint8Array(argument.buffer, argument.byteOffset, argument.byteLength), at)
  }

  private checkLimits(gx: number, gy: number, gz: number, bx: number, by: number, bz: number, shared: number): void {
    const { maxGrid, maxBlock, sharedPerBlock } = this.device.limits
    if (gx > maxGrid[0] || gy > maxGrid[1] || gz > maxGrid[2])
      throw this.wrong(`a grid of (${gx}, ${gy}, ${gz}) is larger than (${maxGrid.join(', ')})`)
    if (bx > maxBlock[0] || by > maxBlock[1] || bz > maxBlock[2])
      throw this.wrong(`a block of (${bx}, ${by}, ${bz}) is larger than (${maxBlock.join(', ')})`)
    const threads = bx * by * bz
    if (threads > this.maxThreads)
      throw this.wrong(`a block of ${threads} threads: this kernel runs with ${this.maxThreads} at most`)
    const total = this.staticShared + shared
    if (!Number.isInteger(shared) || shared < 0 || total > sharedPerBlock)
      throw this.wrong(
        `${this.staticShared} + ${shared} bytes of shared memory: a block of this device has ${sharedPerBlock}`,
      )
    if (total > SHARED_WITHOUT_ASKING && shared > this.dynamicShared) {
      this.device.call('cuFuncSetAttribute', this.handle, MAX_DYNAMIC_SHARED_BYTES, shared)
      this.dynamicShared = shared
    }
  }

  private size(what: string, size: Size): [number, number, number] {
    const [x, y = 1, z = 1] = typeof size === 'number' ? [size] : size
    for (const n of [x, y, z])
      if (!Number.isInteger(n) || n < 1) throw this.wrong(`the ${what} (${x}, ${y}, ${z}) must be integers from 1 on`)
    return [x, y, z]
  }

  private attribute(which: number): number {
    return this.device.driver.integer('cuFuncGetAttribute', which, this.handle)
  }

  private wrong(text: string): ArgumentError {
    return new ArgumentError(`${this.name}: ${text}`)
  }

  private wrongArgument(i: number, rule: string, argument: KernelArgument | undefined): ArgumentError {
    return this.wrong(`argument ${i} ${rule}; ${describe(argument)} was given`)
  }
}

function describe(value: unknown): string {
  if (value instanceof DeviceBuffer) return `a device buffer of ${value.bytes} bytes`
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} of ${value.byteLength} bytes`
  if (value === null || typeof value === 'number') return String(value)
  return typeof value
}
