import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  full,
  keep,
  Random,
  MemoryError,
  mseLoss,
  nn,
  ones,
  optim,
  randn,
  registerKernels,
  scope,
  steps,
  useKernels,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { Arena } from './arena.ts'
import { ownMemory, sharedMemory } from './memory.ts'
import { Runtime } from './runtime.ts'
import { startRuntime } from './node.ts'
import { wasmSet } from './set.ts'

const PAGE = 65536
let runtime: Runtime

/** A runtime of 128 MiB, of which the first half is there from the start. */
beforeAll(() => {
  runtime = startRuntime(1, 2048)
  registerKernels({ ...wasmSet(runtime), name: 'a small test set' })
})
afterEach(() => useKernels('reference'))

describe('memory for tensors', () => {
  it('grows, and what was there before stays where it is', () => {
    useKernels('a small test set')
    const before = ones([1000])
    const size = runtime.arena.memory.buffer.byteLength
    const large = ones([18 * 2 ** 20])
    expect(runtime.arena.memory.buffer.byteLength).toBeGreaterThan(size)
    const sum = before.add(large.slice(0, 0, 1000))
    for (const x of [before, large, sum])
      expect(runtime.arena.address(x.storage.read())).toBeGreaterThan(0)
    expect(sum.toArray()).toEqual(new Array(1000).fill(2))
    expect(large.sum().item()).toBe(18 * 2 ** 20)
  })

  it('that is full is followed by ordinary memory: slow, but right', () => {
    useKernels('a small test set')
    const inside = ones([1000])
    const outside = ones([32 * 2 ** 20])
    expect(runtime.arena.address(outside.storage.read())).toBe(-1)
    expect(outside.slice(0, 0, 1000).add(inside).sum().item()).toBe(2000)
    expect(outside.mul(2).slice(0, -3).toArray()).toEqual([2, 2, 2])
  })

  it.each(['reference', 'a small test set'])(
    'that no machine has is an error that says how much: %s',
    (name) => {
      useKernels(name)
      expect(() => zeros([2 ** 18, 2 ** 18])).toThrow(MemoryError)
      expect(() => zeros([2 ** 18, 2 ** 18])).toThrow(
        /68719476736 numbers, 256 GiB of float32/,
      )
    },
  )

  it('is not used up by a training', () => {
    useKernels('a small test set')
    const random = new Random(1)
    const model = new nn.Sequential(
      new nn.Linear(30, 20, random),
      new nn.ReLU(),
      new nn.Linear(20, 5, random),
    )
    const optimizer = new optim.Adam(model.parameters())
    const [x, y] = [randn([16, 30], random), randn([16, 5], random)]
    const bytes = new Set<number>()
    for (const step of steps(300)) {
      optimizer.zeroGrad()
      mseLoss(model.forward(x), y).backward()
      optimizer.step()
      if (step >= 2) bytes.add(runtime.arena.bytes)
    }
    expect(bytes.size).toBe(1)
  })

  describe('that is given back', () => {
    const own = (pages: number): Runtime => {
      const runtime = startRuntime(1, pages)
      registerKernels({ ...wasmSet(runtime), name: 'a test set' })
      useKernels('a test set')
      return runtime
    }
    const isInside = ({ arena }: Runtime, x: Tensor): boolean =>
      arena.address(x.storage.read()) >= 0

    it('is bounded when every turn asks for another size', () => {
      const { arena } = own(16384)
      const random = new Random(1)
      const reached: number[] = []
      for (const turn of steps(2400)) {
        ones([1 + random.integer(100_000)]).add(1)
        if (turn % 600 === 599) reached.push(arena.bytes)
      }
      expect(reached[3]).toBeLessThan(32 * 2 ** 20)
    })

    it('is bounded, and said once, when a loop without scopes leaves its tensors to the garbage', () => {
      const said: string[] = []
      const memory = sharedMemory(16384)
      const module = new WebAssembly.Module(
        readFileSync(new URL('kernels-shared.wasm', import.meta.url)),
      )
      const runtime = new Runtime(module, memory, 1, undefined, (text) => said.push(text))
      registerKernels({ ...wasmSet(runtime), name: 'a test set' })
      useKernels('a test set')
      const w = new nn.Parameter(ones([512, 512]))
      const optimizer = new optim.SGD([w], { learningRate: 0.1 })
      for (let step = 0; step < 400; step++) {
        optimizer.zeroGrad()
        w.mul(0.5).sum().backward()
        optimizer.step()
        keep(scope(() => ones([1000])))
      }
      expect(runtime.arena.bytes).toBeLessThan(400 * 2 ** 20)
      expect(said).toEqual([
        expect.stringMatching(
          /^chalkgrad: 25\d MiB of tensors .* outside of any scope.*steps\(n\)/,
        ),
      ])
      expect(w.slice(0, 0, 1).select(1, 0).item()).toBeCloseTo(1 - 400 * 0.05, 2)
    })

    it('is not taken for a loop where much data is held', () => {
      const said: string[] = []
      const memory = sharedMemory(16384)
      const module = new WebAssembly.Module(
        readFileSync(new URL('kernels-shared.wasm', import.meta.url)),
      )
      const runtime = new Runtime(module, memory, 1, undefined, (text) => said.push(text))
      registerKernels({ ...wasmSet(runtime), name: 'a test set' })
      useKernels('a test set')
      const data = Array.from({ length: 60 }, () => ones([2 ** 21]))
      expect(data.every((x) => isInside(runtime, x))).toBe(true)
      expect(said).toEqual([])
    })

    it('serves another length, joined from places side by side', () => {
      const machine = own(2048)
      scope(() => {
        for (let i = 0; i < 20; i++) ones([2 ** 20])
      })
      for (const size of [18, 9, 20])
        scope(() => expect(isInside(machine, ones([size * 2 ** 20 - 5]))).toBe(true))
    })

    it('holds no two tensors in one place, and loses none', () => {
      own(1024)
      const random = new Random(1)
      const live: [x: Tensor, value: number][] = []
      for (let i = 0; i < 3000; i++) {
        const [value, length] = [i, 1 + random.integer(2 ** (4 + random.integer(15)))]
        live.push([full([length], value), value])
        const [x, wanted] = live[random.integer(live.length)]
        if (live.length > 40) {
          expect([x.min().item(), x.max().item()]).toEqual([wanted, wanted])
          live.splice(
            live.findIndex(([y]) => y === x),
            1,
          )
          x.storage.release('the test')
        }
      }
    })

    it('has room again after it was full: what was made elsewhere does not wait', () => {
      const machine = own(1024)
      const length = 9 * 2 ** 20
      scope(() => {
        expect(isInside(machine, ones([length]))).toBe(true)
        expect(isInside(machine, ones([length]))).toBe(false)
      })
      for (let i = 0; i < 3; i++)
        scope(() => expect(isInside(machine, ones([length]))).toBe(true))
    })
  })

  it('that cannot even hold the blocks of matmul is refused', () => {
    expect(() => new Arena(sharedMemory(64), 65 * PAGE, () => {})).toThrow(
      /need 4259840 bytes/,
    )
    const module = new WebAssembly.Module(
      readFileSync(new URL('./kernels.wasm', import.meta.url)),
    )
    expect(() => new Runtime(module, new WebAssembly.Memory({ initial: 1 }))).toThrow(
      /need \d+ bytes/,
    )
    expect(new Runtime(module, ownMemory(64)).arena.make('float32', 4).length).toBe(4)
  })
})
