import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { echo, emulatorOf, ready } from '../emulator/device.fixture.ts'
import { openDevice, type Device } from './device.ts'
import { ArgumentError, FreedBufferError, GpuError } from './errors.ts'
import { sizeClass } from './pool.ts'

describe.skipIf(!ready)('device memory', () => {
  let device: Device
  beforeEach(async () => void (device = openDevice({ library: await emulatorOf(echo.source) })))
  afterEach(() => device.close())

  test('comes back as it was written, whole and in parts', () => {
    using buffer = device.upload(new Float32Array([1, 2, 3, 4]))
    buffer.write(new Float32Array([9]), { offset: 8 })
    expect(buffer.toFloat32()).toEqual(new Float32Array([1, 2, 9, 4]))
    expect(buffer.read(new Float32Array(2), { offset: 4 })).toEqual(new Float32Array([2, 9]))
    using copy = device.alloc(16).copyFrom(buffer)
    expect(copy.toFloat32()).toEqual(buffer.toFloat32())
    expect(copy.fill(0).toFloat32()).toEqual(new Float32Array(4))
  })

  test('what does not fit, or was freed, is an error before the driver is called', () => {
    const buffer = device.alloc(8)
    expect(() => buffer.write(new Float32Array(3))).toThrow(ArgumentError)
    expect(() => buffer.write(new Float32Array(1), { offset: 8 })).toThrow(
      '4 bytes at offset 8 do not fit into a buffer of 8',
    )
    expect(() => buffer.read(new Float32Array(1), { offset: -4 })).toThrow(ArgumentError)
    expect(() => device.alloc(0)).toThrow('an integer from 1 on, not 0')
    expect(() => device.alloc(1.5)).toThrow(ArgumentError)
    buffer.free()
    expect(() => buffer.read(new Float32Array(1))).toThrow(FreedBufferError)
    expect(() => buffer.free()).toThrow('a buffer of 8 bytes is used after free()')
  })

  test('the pool hands out again what was given back, and counts', () => {
    const first = device.alloc(4000)
    const { address } = first
    expect(device.memory.usage).toMatchObject({ buffers: 1, bytes: 4000, cached: 0 })
    first.free()
    expect(device.memory.usage).toMatchObject({ buffers: 0, bytes: 0, peak: 4000, cached: sizeClass(4000) })
    const second = device.alloc(4090)
    expect(second.address).toBe(address)
    second.free()
    device.memory.trim()
    expect(device.memory.usage.cached).toBe(0)
    const { free, total } = device.free()
    expect(free).toBe(total)
  })

  test('a size is rounded up by a fifth at most', () => {
    for (let bytes = 512; bytes < 1e9; bytes = Math.ceil(bytes * 1.37)) {
      expect(sizeClass(bytes)).toBeGreaterThanOrEqual(bytes)
      expect(sizeClass(bytes)).toBeLessThan(bytes * 1.25)
    }
  })

  test('memory runs out with the driver’s own name for it, after what waits in the pool was given back', () => {
    device.alloc(4000).free()
    expect(device.memory.usage.cached).toBeGreaterThan(0)
    expect(() => device.alloc(2 ** 33)).toThrow('cuMemAlloc: CUDA_ERROR_OUT_OF_MEMORY (2)')
    expect(device.memory.usage).toMatchObject({ buffers: 0, cached: 0 })
  })

  test('a closed device says so', () => {
    device.close()
    expect(() => device.alloc(4)).toThrow(GpuError)
    expect(() => device.alloc(4)).toThrow('the device was closed')
  })

  test('pinned memory is an array of the host', () => {
    using pinned = device.pinned(3)
    pinned.float32.set([1, 2, 3])
    using buffer = device.upload(pinned.float32)
    expect(buffer.toFloat32()).toEqual(new Float32Array([1, 2, 3]))
  })
})
