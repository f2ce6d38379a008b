import { tensor, type Tensor } from 'chalkgrad'

// (queries, keys): three steps at once, then the first of them alone.
const scores = tensor([[1, 2, 3], [0, 2, 0], [3, 1, 0]]) // prettier-ignore
const shown = (x: Tensor) => [...x.data()].map((n) => n.toFixed(2)).join('  ')

console.log('all at once, the first step ', shown(scores.softmax(0).slice(0, 0, 1)))
console.log('the first step alone        ', shown(scores.slice(0, 0, 1).softmax(0)))
console.log('over the keys, either way   ', shown(scores.softmax(1).slice(0, 0, 1)))
