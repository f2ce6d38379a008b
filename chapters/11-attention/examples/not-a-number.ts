import { tensor, where } from 'chalkgrad'

const scores = tensor([2, 1])
const nobody = tensor([0, 0])
console.log(where(nobody, scores, -Infinity).softmax().toArray())
