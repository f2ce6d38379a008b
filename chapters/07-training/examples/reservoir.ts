import { Random, shuffleStream } from 'chalkgrad'

function* lines(count: number) {
  for (let i = 0; i < count; i++) yield i
}
console.log([...shuffleStream(lines(24), 6, new Random(1))].join(' '))

// How long does a line wait in the reservoir?
const capacity = 100
const order = [...shuffleStream(lines(20_000), capacity, new Random(2))]
const waits = order
  .map((line, place) => place + capacity - line)
  .filter((_, place) => place < 18_000)
const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
const longer = waits.filter((wait) => wait > capacity).length / waits.length
console.log(`mean wait ${mean.toFixed(1)}, longer than ${capacity}: ${longer.toFixed(3)}`)
console.log(`(1 - 1/${capacity}) ** ${capacity} = ${((1 - 1 / capacity) ** capacity).toFixed(3)}`)
