import { Normalizer, tensor } from 'chalkgrad'

// Height in centimeters and weight in kilograms of four people.
const train = tensor([
  [160, 55],
  [170, 65],
  [180, 75],
  [190, 85],
])
const normalizer = Normalizer.fit(train)
console.log(`mean ${normalizer.mean}, deviation ${normalizer.deviation}`)
console.log(`${normalizer.apply(train)}`)
console.log(`someone new: ${normalizer.apply(tensor([[175, 92.36]]))}`)
