import { readFileSync } from 'node:fs'
import { openDevice } from 'node-cuda-bindings'

// The NVIDIA driver of the system, or the library that the environment variable CUDA_DRIVER names.
using device = openDevice()

// Any PTX does: this is a file of the package.
const ptx = readFileSync(new URL(import.meta.resolve('node-cuda-bindings/ptx/elementwise.ptx')), 'utf8')
const add = device.load(ptx).kernel('binary_add')

const n = 1000
using a = device.upload(Float32Array.from({ length: n }, (_, i) => i))
using b = device.upload(new Float32Array(n).fill(0.5))
using out = device.alloc(4 * n)

// A thread adds four numbers, a block has 256 threads.
add.launch({ grid: Math.ceil(n / 1024), block: 256 }, [a, b, out, n])
console.log(device.name, out.toFloat32().slice(0, 4))
