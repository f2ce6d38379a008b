import { arange, tensor } from 'chalkgrad'

console.log(arange(6000).reshape([60, 100]))
console.log(tensor([1.5, 0.25, 1000]))
console.log(tensor([1e-9, 1, 1 / 0]))
