import { Dataset, Batches, Random, tensor } from 'chalkgrad'

let read = 0
const numbers = new Dataset(10, (i) => (read++, i)) // nothing is read yet
const samples = numbers.map((n) => ({ x: tensor([n, n * n]), y: n % 2 }))
console.log(`${samples.length} samples, ${read} read`)

for (const dropLast of [false, true]) {
  const batches = new Batches(samples, {
    batchSize: 4,
    shuffle: new Random(1),
    dropLast,
  })
  console.log(`dropLast ${dropLast}: ${batches.length} batches`)
  for (const { x, y } of batches) console.log(`  ${x.select(1, 0)}  labels ${y}`)
}
