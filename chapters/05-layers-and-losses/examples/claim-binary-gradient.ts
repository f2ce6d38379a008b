import { gradientCheck, tensor, type Tensor } from 'chalkgrad'

const t = tensor([0, 0, 1, 0, 0, 0, 0, 0, 0, 0], { dtype: 'float64' })
const z = tensor([1, 0, 2, 0, -1, 0, 0, 1, 0, 0], { dtype: 'float64', requiresGrad: true })
const lossOf = (z: Tensor) => z.logSoftmax().mul(t).sum().neg()
lossOf(z).backward()

/** Sends a gradient ∂L/∂p back through p = softmax(z): ∂L/∂zᵢ = pᵢ·(gᵢ − Σ gⱼpⱼ). */
const p = z.detach().softmax()
const throughSoftmax = (g: Tensor) => p.mul(g.sub(g.mul(p).sum()))
const show = (name: string, g: Tensor) =>
  console.log(name.padEnd(9), [...g.data()].map((v) => v.toFixed(2).padStart(6)).join(''))

gradientCheck(lossOf, [z]) // backward agrees with the numeric gradient, or this throws
if (z.grad) show('backward', z.grad)
show('p − t', p.sub(t))
const binary = t
  .neg()
  .div(p)
  .add(t.neg().add(1).div(p.neg().add(1))) // −t/p + (1 − t)/(1 − p)
show('binary', throughSoftmax(binary))
show('−t/p', throughSoftmax(t.neg().div(p)))
