import { Random } from 'chalkgrad'

const random = new Random(2)
const x = Float32Array.from({ length: 1000 }, () => random.normal())

/** A sum in float32: of pieces of `grain` numbers, then of their sums. */
function sum(grain: number): number {
  const parts: number[] = []
  for (let begin = 0; begin < x.length; begin += grain) {
    const part = x.subarray(begin, begin + grain)
    parts.push(part.reduce((a, b) => Math.fround(a + b), 0))
  }
  return parts.reduce((a, b) => Math.fround(a + b), 0)
}

console.log('threads   a piece each    pieces of 100')
for (const threads of [1, 2, 3, 4]) {
  const each = sum(Math.ceil(x.length / threads))
  console.log(threads, '     ', each.toFixed(9), '  ', sum(100).toFixed(9))
}
