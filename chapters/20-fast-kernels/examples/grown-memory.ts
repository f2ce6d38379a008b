// One page of memory is 64 KiB: 16,384 numbers of 4 bytes.
const memory = new WebAssembly.Memory({ initial: 1, maximum: 10 })
const x = new Float32Array(memory.buffer)
x[0] = 7
console.log('before', x.length, x[0])

memory.grow(1)
console.log('after ', x.length, x[0])

const again = new Float32Array(memory.buffer)
console.log('anew  ', again.length, again[0])
