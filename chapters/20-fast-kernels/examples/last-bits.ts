import { Random } from 'chalkgrad'

const random = new Random(1)
const x = Float32Array.from({ length: 1000 }, () => random.normal())

/** The sum in float32, by as many partial sums as a vector has lanes. */
function sum(lanes: number): number {
  const parts = new Float32Array(lanes)
  for (let i = 0; i < x.length; i++) parts[i % lanes] += x[i]
  return Math.fround(parts.reduce((a, b) => Math.fround(a + b)))
}

console.log('one sum      ', sum(1))
console.log('four lanes   ', sum(4))
console.log('eight lanes  ', sum(8))
console.log(
  'in float64   ',
  x.reduce((a, b) => a + b, 0),
)
