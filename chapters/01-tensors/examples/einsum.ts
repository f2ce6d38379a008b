import { einsum, tensor } from 'chalkgrad'

const a = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
const v = tensor([1, 10, 100])
console.log(einsum('ij->ji', a)) // no letter is lost: a transpose
console.log(einsum('ij,j->i', a, v)) // j is multiplied and summed
console.log(einsum('ij,j->ij', a, v)) // j is multiplied and kept
console.log(einsum('ij->', a).item()) // every letter is summed
