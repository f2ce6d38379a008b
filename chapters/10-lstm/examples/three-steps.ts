import { tensor } from 'chalkgrad'

// One number comes in at a time, one is carried on.
const w = tensor(1, { dtype: 'float64', requiresGrad: true })
const u = tensor(0.5, { dtype: 'float64', requiresGrad: true })

let h = tensor(0, { dtype: 'float64' })
for (const x of [1, 0, 0.5]) {
  h = w.mul(x).add(u.mul(h)).tanh()
  console.log(`reads ${x}, carries ${h.item().toFixed(3)}`)
}
const loss = h.sub(1).square().mul(0.5)
loss.backward()
console.log('loss', loss.item().toFixed(3))
console.log('gradients: w', w.grad?.item().toFixed(3), ' u', u.grad?.item().toFixed(3))
