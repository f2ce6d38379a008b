import { Generator } from 'chalkgrad'

const random = new Generator(2)
const x = Float32Array.from({ length: 1000 }, () => random.normal())

/** A sum in float32 whose pieces have `grain` numbers: partial sums first, then their sum. */
function sum(grain: number): number {
  const parts: number[] = []
  for (let begin = 0; begin < x.length; begin += grain) {
    const part = x.subarray(begin, begin + grain)
    parts.push(part.reduce((a, b) => Math.fround(a + b), 0))
  }
  return parts.reduce((a, b) => Math.fround(a + b), 0)
}

for (const threads of [1, 2, 3, 4]) {
  const byThreads = sum(Math.ceil(x.length / threads))
  console.log(`${threads} threads, a piece each: ${byThreads}, pieces of 100: ${sum(100)}`)
}
