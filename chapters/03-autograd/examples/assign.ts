import { Value } from 'chalkgrad'

/** The engine, but with = where += belongs. */
class Overwriting extends Value {
  override backward(): void {
    this.grad = 1
    const order = this.topologicalOrder().reverse()
    for (const { left, right, dLeft, dRight, grad } of order) {
      if (left) left.grad = grad * dLeft
      if (right) right.grad = grad * dRight
    }
  }
}

const x = new Value(3)
const y = x.mul(x).add(x)

y.backward()
console.log(`with +=  ${x.grad}`)

const { data, op, left, dLeft, right, dRight } = y
const broken = new Overwriting(data, op, left, dLeft, right, dRight)
broken.backward()
console.log(`with =   ${x.grad}`)

const f = (x: number) => x * x + x
const h = 1e-5
const numeric = (f(3 + h) - f(3 - h)) / (2 * h)
console.log(`numeric  ${numeric.toFixed(6)}`)
