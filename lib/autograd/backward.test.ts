import {
  ArgumentError,
  DtypeError,
  grad,
  GradientError,
  gradientCheck,
  noGrad,
  ones,
  record,
  ReleasedError,
  scopedBytes,
  ShapeError,
  tensor,
  topologicalOrder,
  where,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { moduleState } from 'chalkgrad/module-state'
import { describe, expect, test } from 'vitest'

const leaf = (values: number | number[]): Tensor =>
  tensor(values, { dtype: 'float64', requiresGrad: true })

describe('the graph', () => {
  test('a chain of 100,000 operations goes forward and backward', () => {
    const x = leaf([1, 2])
    let y = x
    for (let i = 0; i < 50_000; i++) y = y.add(x).mul(0.5)
    y.sum().backward()
    expect(x.grad?.toArray()).toEqual([1, 1])
  }, 60_000)

  test('a chain that doubles what it has counts every path', () => {
    const x = leaf(1)
    let y = x
    for (let i = 0; i < 40; i++) y = y.add(y)
    y.backward()
    expect(x.grad?.item()).toBe(2 ** 40)
  })

  test('a diamond adds up what comes back along both sides', () => {
    const x = leaf(3)
    const a = x.mul(2)
    a.mul(a).add(a.mul(5)).add(x).backward()
    expect(x.grad?.item()).toBe(8 * 3 + 10 + 1)
  })

  test('x.mul(x) is x²', () => {
    const x = leaf([3, -1])
    x.mul(x).sum().backward()
    expect(x.grad?.toArray()).toEqual([6, -2])
  })

  test('a leaf in two losses gets the sum of both gradients', () => {
    const x = leaf(2)
    x.mul(3).backward()
    x.square().backward()
    expect(x.grad?.item()).toBe(7)
  })

  test('every operation comes after what it needs', () => {
    const x = leaf(1)
    const a = x.exp()
    const order = topologicalOrder([a.add(a.log()).node ?? expect.fail()])
    expect(order.map(({ name }) => name)).toEqual(['exp', 'log', 'add'])
  })

  test('only what needs a gradient is recorded', () => {
    const [x, data] = [leaf(1), tensor(1, { dtype: 'float64' })]
    expect(data.add(1).node).toBeUndefined()
    expect(x.add(data).node?.name).toBe('add')
    expect([
      x.isLeaf,
      x.add(1).isLeaf,
      x.greater(0).requiresGrad,
      x.argmax().requiresGrad,
    ]).toEqual([true, false, false, false])
  })

  test('detach cuts, and shares the memory', () => {
    const x = leaf(3)
    x.mul(x.detach()).backward()
    expect(x.grad?.item()).toBe(3)
    expect(x.detach().storage).toBe(x.storage)
  })

  test('a chain of views puts every gradient in its place', () => {
    const x = tensor(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { dtype: 'float64', requiresGrad: true },
    )
    const column = x.transpose().slice(0, 1, 3).reshape([4]).expand([2, 4]).select(0, 1)
    column
      .mul(tensor([1, 2, 3, 4], { dtype: 'float64' }))
      .sum()
      .backward()
    expect(x.grad?.toArray()).toEqual([
      [0, 1, 3],
      [0, 2, 4],
    ])
  })

  test('a dtype on the way is undone on the way back', () => {
    const x = leaf([1, 2])
    x.cast('float32').mul(2).cast('float64').sum().backward()
    expect([x.grad?.dtype, x.grad?.toArray()]).toEqual(['float64', [2, 2]])
  })
})

describe('backward twice', () => {
  test('is an error that says what to do', () => {
    const x = leaf(2)
    const y = x.square()
    y.backward()
    expect(() => y.backward()).toThrow(GradientError)
    expect(() => y.backward()).toThrow(
      /the graph behind 'square' was used up.*\{ keepGraph: true \}/,
    )
    expect(x.grad?.item()).toBe(4)
  })

  test('also through a part that two losses share', () => {
    const x = leaf(2)
    const shared = x.exp()
    shared.mul(2).backward()
    const before = x.grad?.item()
    expect(() => shared.mul(3).backward()).toThrow(/'exp' was used up/)
    expect(x.grad?.item()).toBe(before)
  })

  test('keepGraph allows it, and gradients add up', () => {
    const x = leaf(2)
    const y = x.square()
    y.backward(undefined, { keepGraph: true })
    y.backward(undefined, { keepGraph: true })
    y.backward()
    expect(x.grad?.item()).toBe(12)
    expect(() => y.backward()).toThrow(/used up/)
  })
})

describe('where it starts', () => {
  test('from several numbers it needs a gradient, of their shape and dtype', () => {
    const x = leaf([1, 2])
    const y = x.mul(3)
    expect(() => y.backward()).toThrow(
      /the output is \(2\), not one number. Reduce it, with .sum\(\)/,
    )
    expect(() => y.backward(ones([3], { dtype: 'float64' }))).toThrow(ShapeError)
    expect(() => y.backward(ones([3], { dtype: 'float64' }))).toThrow(
      /the gradient is \(3\), the output \(2\)/,
    )
    expect(() => y.backward(ones([2]))).toThrow(DtypeError)
    expect(() => y.backward(ones([2]))).toThrow(
      /the gradient is float32, the output float64/,
    )
    y.backward(tensor([1, 10], { dtype: 'float64' }))
    expect(x.grad?.toArray()).toEqual([3, 30])
  })

  test('from a leaf: its own gradient is 1', () => {
    const x = leaf(5)
    x.backward()
    expect(x.grad?.item()).toBe(1)
  })

  test('without a graph there is nothing to do', () => {
    const x = tensor(1)
    expect(() => x.backward()).toThrow(
      /nothing that led to this tensor requires a gradient/,
    )
    expect(() => noGrad(() => leaf(1).mul(2)).backward()).toThrow(GradientError)
  })

  test('a gradient that was passed in stays as it was', () => {
    const x = leaf([1, 2])
    const g = tensor([1, 10], { dtype: 'float64', requiresGrad: true })
    x.reshape([2]).backward(g)
    x.reshape([2]).backward(g)
    expect(g.toArray()).toEqual([1, 10])
    expect([x.grad?.toArray(), x.grad?.node, x.grad?.requiresGrad]).toEqual([
      [2, 20],
      undefined,
      false,
    ])
  })
})

describe('.grad', () => {
  test('of the result of an operation is not kept, and says so', () => {
    const y = leaf(1).exp()
    expect(() => y.grad).toThrow(GradientError)
    expect(() => y.grad).toThrow(/result of 'exp', not a leaf.*Call retainGrad\(\)/)
  })

  test('is kept after retainGrad, without changing the others', () => {
    const x = leaf(3)
    const y = x.square().retainGrad()
    y.mul(5).backward()
    expect([y.grad?.item(), x.grad?.item()]).toEqual([5, 30])
  })

  test('of two leaves never shares memory', () => {
    const [a, b] = [leaf([1]), leaf([1])]
    for (const options of [{}, { createGraph: true }]) {
      a.grad = b.grad = undefined
      a.add(b).sum().backward(undefined, options)
      a.mul(5).sum().backward()
      expect([a.grad, b.grad].map((g) => g && (g as Tensor).toArray())).toEqual([[6], [1]])
    }
  })
})

describe('changes in place', () => {
  const changed = (read: (x: Tensor, w: Tensor) => Tensor): void => {
    const [x, w] = [tensor([1, 2], { dtype: 'float64' }), leaf([3, 4])]
    const y = read(x, w)
    expect(() => y.sum().backward()).toThrow(GradientError)
    expect(w.grad).toBeUndefined()
  }

  test('of an input after it was read', () => {
    changed((x, w) => {
      const y = x.mul(w)
      x.add_(1)
      return y
    })
    const [x, w] = [tensor([1, 2]), tensor([3, 4], { requiresGrad: true })]
    const y = x.mul(w)
    x.slice(0, 0, 1).fill_(9)
    expect(() => y.sum().backward()).toThrow(
      /an input of 'mul', \(2\), was changed in place after 'mul' had read it.*change a clone\(\)/,
    )
  })

  test('of a result that its own gradient needs, through detach', () => {
    const w = leaf([1])
    const y = w.exp()
    y.detach().mul_(0)
    expect(() => y.sum().backward()).toThrow(
      /the result of 'exp', \(1\), was changed in place, so its gradient would be wrong/,
    )
  })

  test('of a condition, and of an index', () => {
    changed((_, w) => {
      const mask = tensor([1, 0])
      const y = where(mask, w, 0)
      mask.fill_(1)
      return y
    })
    changed((_, w) => {
      const index = tensor([0], { dtype: 'int32' })
      const y = w.gather(0, index)
      index.fill_(1)
      return y
    })
  })

  test('of a parameter between forward and backward', () => {
    changed((x, w) => {
      const y = x.mul(w)
      noGrad(() => w.sub_(1))
      return y
    })
  })

  test('before it is read, or of a clone, is right', () => {
    const [x, w] = [tensor([1, 2], { dtype: 'float64' }), leaf([3, 4])]
    x.mul_(10)
    const y = x.mul(w)
    x.clone().fill_(0)
    y.sum().backward()
    expect(w.grad?.toArray()).toEqual([10, 20])
  })

  test('of what is part of a graph is refused', () => {
    const w = leaf([1])
    expect(() => w.add_(1)).toThrow(
      /add_: this tensor \(1\) is part of a recorded graph.*inside noGrad/,
    )
    expect(() => w.exp().mul_(2)).toThrow(/Use the operation without the underscore, mul/)
    expect(() => noGrad(() => w.add_(1))).not.toThrow()
    expect(w.toArray()).toEqual([2])
  })
})

describe('grad()', () => {
  test('gives the gradients asked for and touches no .grad', () => {
    const [x, w] = [leaf([1, 2]), leaf([3, 4])]
    const [dw, dx] = grad(x.mul(w).sum(), [w, x])
    expect([dx.toArray(), dw.toArray()]).toEqual([
      [3, 4],
      [1, 2],
    ])
    expect([x.grad, w.grad]).toEqual([undefined, undefined])
  })

  test('also of a result on the way, which is no leaf, and of the output itself', () => {
    const x = leaf(2)
    const y = x.square()
    const z = y.mul(y)
    expect(grad(z, [y, x, z]).map((g) => g.item())).toEqual([8, 32, 1])
  })

  test('an input that does not matter is an error, or zeros when allowed', () => {
    const [x, other] = [leaf([1, 2]), leaf([1, 2, 3])]
    expect(() => grad(x.sum(), [x, other])).toThrow(
      /the output does not depend on input 1, \(3\)/,
    )
    expect(grad(x.sum(), [other], { allowUnused: true })[0].toArray()).toEqual([0, 0, 0])
    expect(grad(tensor(1), [other], { allowUnused: true })[0].dtype).toBe('float64')
  })

  test('with createGraph can be differentiated again and again', () => {
    const x = leaf(2)
    let y = x.pow(4)
    const derivatives = [1, 2, 3, 4, 5].map(() => {
      ;[y] = grad(y, [x], { createGraph: true, allowUnused: true })
      return y.item()
    })
    expect(derivatives).toEqual([32, 48, 48, 24, 0])
  })

  test('backward with createGraph makes a .grad that has a graph', () => {
    const x = leaf(3)
    x.pow(3).backward(undefined, { createGraph: true })
    const first = x.grad
    expect(first?.item()).toBe(27)
    expect(grad(first ?? expect.fail(), [x])[0].item()).toBe(18)
  })

  test('plain backward adds to a .grad that has a graph', () => {
    const x = leaf(3)
    x.square().backward(undefined, { createGraph: true })
    x.mul(5).backward()
    expect(x.grad?.item()).toBe(11)
  })

  test('a gradient penalty trains: ∂/∂w of (∂y/∂x)²', () => {
    const [x, w] = [leaf([1, 2]), leaf([0.5, -1])]
    gradientCheck(
      (w) => {
        const y = x.mul(w).tanh().sum()
        return grad(w.requiresGrad ? y : x.mul(w).tanh().sum(), [x], {
          createGraph: true,
        })[0]
          .square()
          .sum()
      },
      [w],
    )
  })
})

describe('an operation of one’s own', () => {
  const double = (x: Tensor, rule: (g: Tensor) => Tensor): Tensor =>
    record('double', x.detach().mul(2), [x], [rule])

  test('a rule with the wrong shape is named', () => {
    const x = leaf([1, 2])
    expect(() =>
      double(x, (g) => g.sum())
        .sum()
        .backward(),
    ).toThrow(
      /the gradient rule of 'double' gave \(\) for an input \(2\).*Is a sum over a broadcast axis missing\?/,
    )
  })

  test('an exception in the middle leaves nothing behind', () => {
    const x = leaf([1, 2])
    const y = x.exp()
    let broken = true
    const z = double(y, (g) => {
      if (broken) throw new Error('broken on purpose')
      return g.mul(2)
    })
      // The other side of the diamond has already come back when the broken side fails.
      .add(y.mul(3))
      .sum()
    const state = { ...moduleState(), bytes: scopedBytes() }
    expect(() => z.backward()).toThrow('broken on purpose')
    expect({ ...moduleState(), bytes: scopedBytes() }).toEqual(state)
    expect(x.grad).toBeUndefined()
    // Once mended, the same graph works, and counts nothing twice.
    broken = false
    z.backward()
    expect(x.grad?.toArray()).toEqual([5 * Math.exp(1), 5 * Math.exp(2)])
  })

  test('what a scope has released cannot be gone back through', () => {
    const x = leaf([1])
    const y = noGrad(() => zeros([1], { dtype: 'float64' }))
    const z = x.mul(y)
    y.storage.release('a test')
    expect(() => z.sum().backward()).toThrow(ReleasedError)
  })
})

test('a gradient that is no tensor is refused', () => {
  const y = tensor([1, 2], { requiresGrad: true }).mul(2)
  for (const wrong of [null, 3, [1, 1], 'ones'])
    expect(() => y.backward(wrong as never)).toThrow(ArgumentError)
})
