import { Value } from 'chalkgrad'

/** The engine's backward pass with one character missing: = where += belongs. */
class Overwriting extends Value {
  override backward(): void {
    this.grad = 1
    for (const { left, right, dLeft, dRight, grad } of this.topologicalOrder().reverse()) {
      if (left) left.grad = grad * dLeft
      if (right) right.grad = grad * dRight
    }
  }
}

const x = new Value(3)
const y = x.mul(x).add(x)

y.backward()
console.log(`with +=  ${x.grad}`)

const broken = new Overwriting(y.data, y.op, y.left, y.dLeft, y.right, y.dRight)
broken.backward()
console.log(`with =   ${x.grad}`)

const h = 1e-5
const f = (x: number) => x * x + x
console.log(`numeric  ${((f(3 + h) - f(3 - h)) / (2 * h)).toFixed(6)}`)
