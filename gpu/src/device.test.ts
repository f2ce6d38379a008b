import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { echo, emulatorOf, ready } from '../emulator/device.fixture.ts'
import { openDevice, type Device } from './device.ts'
import { CudaError, CudaUnavailableError } from './errors.ts'

test('without a driver the error says where it was looked for, and what to do', () => {
  const open = () => openDevice({ library: '/nowhere/libcuda.so' })
  expect(open).toThrow(CudaUnavailableError)
  expect(open).toThrow(
    /the CUDA driver was not found: \/nowhere\/libcuda\.so \(.*\)\. Install the NVIDIA driver, or set CUDA_DRIVER/,
  )
})

describe.skipIf(!ready)('a device', () => {
  let device: Device
  beforeAll(async () => void (device = openDevice({ library: await emulatorOf(echo.source) })))
  afterAll(() => device.close())

  test('says what it is', () => {
    expect(device).toMatchObject({ name: 'CPU emulator', computeCapability: '9.0', cudaVersion: '13.0' })
    expect(() => openDevice({ library: device.driver.path, ordinal: 3 })).toThrow(
      'there is no device 3: the driver sees 1',
    )
  })

  test('an error of the driver has its name, its number and the call', () => {
    let error: unknown
    try {
      device.load('this is no PTX')
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(CudaError)
    expect(error).toMatchObject({ call: 'cuModuleLoadData', code: 218, codeName: 'CUDA_ERROR_INVALID_PTX' })
    expect(() => device.load(echo.ptx).kernel('thrice')).toThrow(
      "there is no kernel 'thrice' in the module; it has echo, twice",
    )
    expect(() => device.load(echo.ptx.replaceAll('twice', 'thrice'))).toThrow('CUDA_ERROR_NOT_FOUND')
  })

  test('an address outside of all buffers is an error by block and thread, and Node lives on', () => {
    const twice = device.load(echo.ptx).kernel('twice')
    using x = device.alloc(4096)
    expect(() => twice.launch({ grid: 8, block: 256 }, [x, 2048])).toThrow(
      /CUDA_ERROR_ILLEGAL_ADDRESS \(700\): illegal address .*; kernel twice, block \(4,0,0\), thread \(0,0,0\)/,
    )
    twice.launch({ grid: 4, block: 256 }, [x, 1024])
  })
})
