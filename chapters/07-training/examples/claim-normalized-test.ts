import { Generator, Normalizer, randn, tensor, type Tensor } from 'chalkgrad'

// A scale decides: above 70 kg or not. For the test it stands on a thick carpet and shows 10 too little.
const random = new Generator(1)
const weights = (n: number) => randn([n, 1], random).mul(10).add(70)
const fitted = Normalizer.fit(weights(1000))
const heavy = (x: Tensor) => x.greater(0) // the model: above the mean of the training part
const truth = weights(1000)
const shown = truth.sub(10)
const right = (said: Tensor) => said.equal(truth.greater(70)).mean().item().toFixed(3)

console.log('by the training part:', right(heavy(fitted.apply(shown))))
console.log('by the test part:    ', right(heavy(Normalizer.fit(shown).apply(shown))))

// In use, people come one at a time.
const one = tensor([[95]])
console.log(`one person of 95 kg, by herself: ${Normalizer.fit(one).apply(one)}`)
