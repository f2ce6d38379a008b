import { ArgumentError } from '../errors.ts'

/** A number (float64) in a computational graph: its value, how it was made and, after a backward pass, its gradient. */
export class Value {
  data: number
  grad = 0 // ∂result/∂this, summed over all paths and over all calls of backward since you last set it to 0
  readonly op: string // the operation that made this node; '' for a leaf
  readonly left: Value | null // its parents, null where there is none
  readonly right: Value | null
  readonly dLeft: number // the local derivatives ∂this/∂left and ∂this/∂right, known as soon as the value is
  readonly dRight: number
  private mark = 0 // the number of the last walk that came by here
  private static walks = 0

  constructor(data: number, op = '', left: Value | null = null, dLeft = 0, right: Value | null = null, dRight = 0) {
    if (typeof data !== 'number') throw new ArgumentError(`Value: a node holds a number, not a ${typeof data}`)
    this.data = data
    this.op = op
    this.left = left
    this.right = right
    this.dLeft = dLeft
    this.dRight = dRight
  }

  add(other: Value | number): Value {
    const b = toValue(other)
    return new Value(this.data + b.data, '+', this, 1, b, 1)
  }

  sub(other: Value | number): Value {
    const b = toValue(other)
    return new Value(this.data - b.data, '−', this, 1, b, -1)
  }

  mul(other: Value | number): Value {
    const b = toValue(other)
    return new Value(this.data * b.data, '×', this, b.data, b, this.data)
  }

  div(other: Value | number): Value {
    const b = toValue(other)
    return new Value(this.data / b.data, '÷', this, 1 / b.data, b, -this.data / b.data ** 2)
  }

  neg(): Value {
    return new Value(-this.data, 'neg', this, -1)
  }

  /** `this` to a constant power: the exponent is a plain number and gets no gradient. */
  pow(exponent: number): Value {
    if (typeof exponent !== 'number') throw new ArgumentError('pow: the exponent must be a plain number')
    const slope = exponent === 0 ? 0 : exponent * this.data ** (exponent - 1)
    return new Value(this.data ** exponent, `^${exponent}`, this, slope)
  }

  exp(): Value {
    const y = Math.exp(this.data)
    return new Value(y, 'exp', this, y)
  }

  log(): Value {
    if (this.data < 0) throw new ArgumentError(`log: ${this.data} is negative, and its logarithm is no real number`)
    return new Value(Math.log(this.data), 'log', this, 1 / this.data)
  }

  sin(): Value {
    return new Value(Math.sin(this.data), 'sin', this, Math.cos(this.data))
  }

  tanh(): Value {
    const y = Math.tanh(this.data)
    return new Value(y, 'tanh', this, 1 - y * y)
  }

  sigmoid(): Value {
    const y = 1 / (1 + Math.exp(-this.data))
    return new Value(y, 'sigmoid', this, y * (1 - y))
  }

  relu(): Value {
    return new Value(Math.max(0, this.data), 'relu', this, this.data > 0 ? 1 : 0)
  }

  /** Every node that led to this one, each once, parents before children; this one is the last. */
  topologicalOrder(): Value[] {
    const walk = ++Value.walks
    const order: Value[] = []
    const stack: Value[] = [this]
    while (stack.length > 0) {
      const node = stack[stack.length - 1]
      node.mark = walk
      if (node.left && node.left.mark !== walk) stack.push(node.left)
      else if (node.right && node.right.mark !== walk) stack.push(node.right)
      else {
        order.push(node)
        stack.pop()
      }
    }
    return order
  }

  /** Adds ∂this/∂leaf into the `grad` of every leaf. In between, `grad` starts from 0 each time. */
  backward(): void {
    const order = this.topologicalOrder()
    for (const node of order) if (node.left) node.grad = 0
    this.grad += 1
    for (let i = order.length - 1; i >= 0; i--) {
      const { left, right, dLeft, dRight, grad } = order[i]
      if (left) left.grad += grad * dLeft
      if (right) right.grad += grad * dRight
    }
  }

  toString(): string {
    return `Value(${this.data}, grad ${this.grad}${this.op && `, ${this.op}`})`
  }

  /** For `${x}`. JavaScript's own a + b would join two texts. @throws ArgumentError for it */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.toString()
    throw new ArgumentError(
      "JavaScript's operators know no Value: write a.add(b), a.mul(b), a.neg(); the number itself is a.data",
    )
  }
}

/** A plain number that meets a Value becomes a leaf. */
const toValue = (x: Value | number): Value => (x instanceof Value ? x : new Value(x))
