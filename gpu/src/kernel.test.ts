import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { echo, emulatorOf, ready } from '../emulator/device.fixture.ts'
import { openDevice, type Device } from './device.ts'
import { ArgumentError } from './errors.ts'
import type { Kernel } from './kernel.ts'
import { readSignatures } from './ptx.ts'

const once = { grid: 1, block: 1 }
const pair = new Uint8Array(new Int32Array([-7, 0]).buffer)
new Float32Array(pair.buffer)[1] = 0.1

describe.skipIf(!ready)('a launch', () => {
  let device: Device
  let show: Kernel
  let twice: Kernel
  beforeAll(async () => {
    device = openDevice({ library: await emulatorOf(echo.source) })
    const module = device.load(echo.ptx)
    show = module.kernel('echo')
    twice = module.kernel('twice')
  })
  afterAll(() => device.close())

  test('each kind of argument arrives as it was given', () => {
    using out = device.alloc(20)
    for (const [i, f] of [
      [-(2 ** 31), 0.1],
      [2 ** 31 - 1, -Infinity],
      [0, 1e-40],
    ]) {
      show.launch(once, [out, i, f, pair, null])
      const integers = out.read(new Int32Array(5))
      const floats = new Float32Array(integers.buffer)
      expect([integers[0], floats[1], integers[2], floats[3], integers[4]]).toEqual([
        i,
        Math.fround(f),
        -7,
        Math.fround(0.1),
        1,
      ])
    }
    show.launch(once, [out, 2 ** 32 - 1, NaN, pair, out])
    const integers = out.read(new Int32Array(5))
    expect([integers[0], new Float32Array(integers.buffer)[1], integers[4]]).toEqual([-1, NaN, 0])
  })

  test('launches are counted', () => {
    const before = twice.launches
    using x = device.upload(new Float32Array([1, 2, 3]))
    twice.launch({ grid: 1, block: 32 }, [x, 3])
    expect(x.toFloat32()).toEqual(new Float32Array([2, 4, 6]))
    expect(twice.launches).toBe(before + 1)
  })

  test('what cannot be right is an ArgumentError, and nothing runs', () => {
    using x = device.upload(new Float32Array([1]))
    using other = openDevice({ library: device.driver.path })
    using foreign = other.alloc(4)
    using stream = other.stream()
    const freed = device.alloc(4)
    freed.free()
    const launch = (size: object, args: unknown[]) => () => twice.launch({ ...once, ...size }, args as never)
    const before = twice.launches
    for (const [call, message] of [
      [launch({}, [x]), 'twice: takes 2 arguments, 1 were given'],
      [launch({}, [x, 1, 2]), 'twice: takes 2 arguments, 3 were given'],
      [launch({}, [1, 1]), 'twice: argument 0 must be a device buffer, or null; 1 was given'],
      [
        launch({}, [new Float32Array(1), 1]),
        'twice: argument 0 must be a device buffer, or null; Float32Array of 4 bytes',
      ],
      [launch({}, [x, x]), 'twice: argument 1 must be a number; a device buffer of 4 bytes was given'],
      [launch({}, [x, 0.5]), 'twice: argument 1 must be an integer of 32 bits; 0.5 was given'],
      [launch({}, [x, 2 ** 32]), 'twice: argument 1 must be an integer of 32 bits'],
      [launch({}, [freed, 1]), 'twice: argument 0 is a buffer that was freed'],
      [launch({}, [foreign, 1]), 'twice: argument 0 is a buffer of another device'],
      [launch({ stream }, [x, 1]), 'twice: the stream belongs to another device'],
      [launch({ grid: 0 }, [x, 1]), 'twice: the grid (0, 1, 1) must be integers from 1 on'],
      [launch({ grid: [1, 70000] }, [x, 1]), 'twice: a grid of (1, 70000, 1) is larger than'],
      [launch({ block: [1, 1, 65] }, [x, 1]), 'twice: a block of (1, 1, 65) is larger than'],
      [launch({ block: 257 }, [x, 1]), 'twice: a block of 257 threads: this kernel runs with 256 at most'],
      [
        launch({ shared: 300_000 }, [x, 1]),
        'twice: 0 + 300000 bytes of shared memory: a block of this device has 232448',
      ],
    ] as const) {
      expect(call).toThrow(ArgumentError)
      expect(call).toThrow(message)
    }
    expect(() => show.launch(once, [x, 1, 1, new Uint8Array(4), null])).toThrow(
      'echo: argument 3 must be a typed array of 8 bytes; Uint8Array of 4 bytes was given',
    )
    expect(() => show.launch({ ...once, shared: 232448 }, [x, 1, 1, pair, null])).toThrow('128 + 232448 bytes')
    expect(twice.launches).toBe(before)
    expect(x.toFloat32()).toEqual(new Float32Array([1]))
  })

  test('more shared memory than the usual 48 KB is asked for by itself', () => {
    using x = device.upload(new Float32Array([1]))
    twice.launch({ ...once, shared: 100_000 }, [x, 1])
    expect(x.toFloat32()).toEqual(new Float32Array([2]))
  })
})

test('the kinds of arguments are read from the PTX', () => {
  expect([...readSignatures(echo.ptx)]).toEqual([
    ['echo', [{ kind: 'buffer' }, { kind: 'i32' }, { kind: 'f32' }, { kind: 'bytes', size: 8 }, { kind: 'buffer' }]],
    ['twice', [{ kind: 'buffer' }, { kind: 'i32' }]],
  ])
  expect(() => readSignatures('.entry f(.param .u16 a)')).toThrow('f: a parameter of this kind is not supported')
})
