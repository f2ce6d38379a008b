import { ones } from 'chalkgrad'

const x = ones([20_000_000])
let naive = 0
for (const value of x.data()) {
  naive = Math.fround(naive + value) // rounded to float32
}
console.log('added up in float32:', naive)
console.log('x.sum():            ', x.sum().item())
