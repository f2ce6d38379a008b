import {
  crossEntropy,
  nn,
  optim,
  Random,
  randn,
  registerKernels,
  scope,
  tensor,
  useKernels,
  type Kernels,
  type Operand,
} from 'chalkgrad'
import { reference } from 'chalkgrad/kernels/reference/index'
import { rememberKernels } from 'chalkgrad/module-state'
import { byteSize, typedArray, type Dtype, type TypedArray } from 'chalkgrad/storage/dtype'
import { HostMemory, type Memory, type MemoryPool } from 'chalkgrad/storage/memory'
import { Storage } from 'chalkgrad/storage/storage'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** A number that nobody computes: what is out of date is overwritten with it. */
const STALE = 1e6

/** Memory of a pretended device, with a mirror here that is brought up to date when it is read. */
class DeviceMemory implements Memory {
  readonly device: TypedArray
  private readonly dtype: Dtype
  private mirror: TypedArray | undefined
  /** Which side is out of date; neither where nothing was written. */
  private stale: 'mirror' | 'device' | undefined = undefined
  static copies = { down: 0, up: 0 }

  constructor(dtype: Dtype, length: number) {
    this.dtype = dtype
    this.device = typedArray(dtype, length)
  }

  get length(): number {
    return this.device.length
  }

  read(): TypedArray {
    this.mirror ??= typedArray(this.dtype, this.length).fill(STALE)
    if (this.stale === 'mirror') {
      this.mirror.set(this.device)
      this.stale = undefined
      DeviceMemory.copies.down++
    }
    return this.mirror
  }

  write(): TypedArray {
    const numbers = this.read()
    this.device.fill(STALE)
    this.stale = 'device'
    return numbers
  }

  /** For kernels of the device. */
  readThere(): TypedArray {
    if (this.mirror !== undefined && this.stale === 'device') {
      this.device.set(this.mirror)
      this.stale = undefined
      DeviceMemory.copies.up++
    }
    return this.device
  }

  writeThere(): TypedArray {
    const numbers = this.readThere()
    this.mirror?.fill(STALE)
    this.stale = 'mirror'
    return numbers
  }

  /** Lent anew: what it holds matters to nobody. */
  forget(): this {
    this.stale = undefined
    return this
  }
}

/** It takes its memory back at once, and has counted it. */
class DevicePool implements MemoryPool {
  private readonly idle: DeviceMemory[] = []
  bytes = 0

  take(dtype: Dtype, length: number): Memory {
    const fits = ({ device }: DeviceMemory): boolean =>
      device.length === length && device instanceof typedArray(dtype, 0).constructor
    const at = this.idle.findIndex(fits)
    if (at < 0) return new DeviceMemory(dtype, length)
    this.bytes -= length * byteSize[dtype]
    return this.idle.splice(at, 1)[0].forget()
  }

  give(dtype: Dtype, memory: Memory): void {
    if (memory instanceof DeviceMemory) this.idle.push(memory)
    this.bytes += memory.length * byteSize[dtype]
  }

  empty(): void {
    this.idle.length = 0
    this.bytes = 0
  }
}

const isOperand = (x: unknown): x is Operand =>
  typeof x === 'object' && x !== null && 'storage' in x

/** Two of three calls run on the device, the third here, as a kernel that the device lacks. */
function twoSides(kernels: Kernels): Kernels {
  let call = 0
  const there = (x: Operand, last: boolean): Operand => {
    const { memory, dtype } = x.storage
    if (!(memory instanceof DeviceMemory)) return x
    const numbers = last ? memory.writeThere() : memory.readThere()
    return {
      storage: new Storage(new HostMemory(numbers), dtype, 'there'),
      layout: x.layout,
    }
  }
  const either =
    (kernel: (...args: unknown[]) => void) =>
    (...args: unknown[]): void => {
      if (++call % 3 === 0) return kernel(...args)
      // Every kernel writes its last argument. Inputs come first, as it may be one of them.
      const last = args.length - 1
      kernel(...args.map((x, i) => (isOperand(x) ? there(x, i === last) : x)))
    }
  return Object.fromEntries(
    Object.entries(kernels).map(([name, kernel]) => [name, either(kernel)]),
  ) as unknown as Kernels
}

/** The losses of a small network that learns, and its weights at the end. */
function learn(): number[] {
  return scope(() => {
    const random = new Random(1)
    const model = new nn.Sequential(
      new nn.Linear(3, 8, random),
      new nn.Tanh(),
      new nn.Linear(8, 2, random),
    )
    const x = randn([6, 3], random)
    const labels = tensor([0, 1, 1, 0, 1, 0], { dtype: 'int32' })
    const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.1 })
    const losses: number[] = []
    for (let step = 0; step < 20; step++)
      scope(() => {
        optimizer.zeroGrad()
        const loss = crossEntropy(
          model.forward(x.slice(0, step % 3)),
          labels.slice(0, step % 3),
        )
        loss.backward()
        optimizer.step()
        losses.push(loss.item())
      })
    return [...losses, ...model.parameters().flatMap((p) => [...p.data()])]
  })
}

let forget = (): void => {}
beforeEach(() => {
  forget = rememberKernels()
})
afterEach(() => {
  useKernels('reference')
  forget()
})

function onDevice(kernels: Partial<Kernels> = {}): DevicePool {
  const pool = new DevicePool()
  const all = { ...reference, ...kernels }
  registerKernels({ name: 'a pretended device', kernels: twoSides(all), pool })
  useKernels('a pretended device')
  return pool
}

describe('memory of a device with a mirror here', () => {
  test('a network learns the same, whichever side a kernel runs on', () => {
    const expected = learn()
    onDevice()
    expect(learn()).toEqual(expected)
  })

  test('a kernel that writes what it asked to read is found', () => {
    const expected = learn()
    onDevice({
      mul(a, b, out) {
        const { storage, layout } = out
        const copy = new Storage(new HostMemory(storage.read()), storage.dtype, 'a copy')
        reference.mul(a, b, { storage: copy, layout })
      },
    })
    expect(learn()).not.toEqual(expected)
  })

  test('numbers that are read twice are brought here once; those of new memory never', () => {
    onDevice()
    const x = tensor([1, 2, 3])
    DeviceMemory.copies = { down: 0, up: 0 }
    const y = x.add(x)
    expect(DeviceMemory.copies).toEqual({ down: 0, up: 1 })
    expect([y.toArray(), y.toArray()]).toEqual([[2, 4, 6], [2, 4, 6]]) // prettier-ignore
    expect(DeviceMemory.copies).toEqual({ down: 1, up: 1 })
  })

  test('a scope that ends gives it back, and its next owner finds none of the old numbers', () => {
    const pool = onDevice()
    scope(() => void tensor([1, 2, 3]))
    expect(pool.bytes).toBe(12)
    DeviceMemory.copies = { down: 0, up: 0 }
    const x = tensor([4, 5, 6])
    expect(pool.bytes).toBe(0)
    expect(DeviceMemory.copies).toEqual({ down: 0, up: 0 })
    expect(x.toArray()).toEqual([4, 5, 6])
  })
})
