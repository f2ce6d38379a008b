import { grad, nn, tensor } from 'chalkgrad'

const x = tensor([1, 2, 6], { requiresGrad: true })
const norm = new nn.LayerNorm(3)
const y = norm.forward(x)
const show = (x: typeof y) => Array.from(x.data(), (v) => v.toFixed(3)).join('  ')
console.log('normalized:', show(y))
console.log('all + 10:  ', show(norm.forward(x.add(10))))
console.log('all · 10:  ', show(norm.forward(x.mul(10))))
console.log('gradient of the first:', show(grad(y.select(0, 0), [x])[0]))
