import { nn, randn, Random } from 'chalkgrad'

const random = new Random(1)
const x = randn([8, 4, 6, 6], random)
const first = x.slice(0, 0, 1)
const norms = { 'batch norm': new nn.BatchNorm2d(4), 'group norm': new nn.GroupNorm(2, 4) }
for (const [name, norm] of Object.entries(norms)) {
  const apart = norm.forward(x).slice(0, 0, 1).sub(norm.forward(first))
  console.log(name, 'alone and among eight differ by', apart.abs().max().item().toFixed(3))
}
