import { parseSafetensors, tensor, writeSafetensors } from 'chalkgrad'

const bytes = writeSafetensors({ 'fc.bias': tensor([1, -2]) }, { epoch: '3' })
const length = bytes[0] + 256 * bytes[1] // the other six bytes are 0
const header = bytes.slice(8, 8 + length)
console.log('bytes 0 to 7:', [...bytes.slice(0, 8)].join(' '))
console.log(`then ${length}:`, String.fromCharCode(...header).trimEnd())
console.log('the rest:', [...bytes.slice(8 + length)].join(' '))
console.log('read back:', `${parseSafetensors(bytes).tensors['fc.bias']}`)
