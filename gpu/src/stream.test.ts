import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { echo, emulatorOf, ready } from '../emulator/device.fixture.ts'
import { openDevice, type Device } from './device.ts'
import type { Kernel } from './kernel.ts'

describe.skipIf(!ready)('streams and graphs', () => {
  let device: Device
  let twice: Kernel
  beforeAll(async () => {
    device = openDevice({ library: await emulatorOf(echo.source) })
    twice = device.load(echo.ptx).kernel('twice')
  })
  afterAll(() => device.close())

  test('work on a stream is done when the stream has come by', () => {
    using stream = device.stream()
    using x = device.alloc(8).write(new Float32Array([1, 2]), { stream })
    twice.launch({ grid: 1, block: 32, stream }, [x, 2])
    const got = x.read(new Float32Array(2), { stream })
    stream.synchronize()
    expect(got).toEqual(new Float32Array([2, 4]))
  })

  test('events measure time, and one stream waits for another', () => {
    using first = device.stream()
    using second = device.stream()
    using start = device.event()
    using end = device.event()
    using x = device.upload(new Float32Array([1]))
    start.record(first)
    twice.launch({ grid: 1, block: 1, stream: first }, [x, 1])
    end.record(first)
    second.wait(end)
    expect(end.since(start)).toBeGreaterThanOrEqual(0)
  })

  test('a graph runs nothing when it is captured, and all of it at each launch, with the arguments as they were', () => {
    using x = device.upload(new Float32Array([1, 1]))
    using graph = device.capture((stream) => {
      twice.launch({ grid: 1, block: 32, stream }, [x, 2])
      twice.launch({ grid: 1, block: 32, stream }, [x, 1])
    })
    expect(x.toFloat32()).toEqual(new Float32Array([1, 1]))
    graph.launch()
    graph.launch()
    expect(x.toFloat32()).toEqual(new Float32Array([16, 4]))
  })

  test('a mistake while capturing leaves the device usable', () => {
    expect(() =>
      device.capture(() => {
        throw new Error('stop')
      }),
    ).toThrow('stop')
    using x = device.upload(new Float32Array([3]))
    twice.launch({ grid: 1, block: 1 }, [x, 1])
    expect(x.toFloat32()).toEqual(new Float32Array([6]))
  })
})
