import {
  ArgumentError,
  Batches,
  Random,
  grad,
  keep,
  mseLoss,
  nn,
  noGrad,
  ones,
  optim,
  pooledBytes,
  randn,
  ReleasedError,
  scope,
  scopedBytes,
  steps,
  tensor,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { moduleState } from 'chalkgrad/module-state'
import { currentScope, moveTo } from 'chalkgrad/storage/scope'
import { describe, expect, test } from 'vitest'

const openScope = (): unknown => moduleState().scope

describe('the end of a step', () => {
  test('releases what was made in it, and a later use says so, through every view', () => {
    const late: Tensor[] = []
    for (const _ of steps(3)) {
      const x = ones([2, 3]).mul(2)
      late.push(
        x,
        x.transpose(),
        x.reshape([6]),
        x.slice(0, 1),
        x.expand([4, 2, 3]),
        x.detach(),
        x.select(0, 0),
      )
    }
    for (const [i, x] of late.entries()) {
      expect(x.storage.released).toBe(true)
      for (const use of [
        () => x.toArray(),
        () => x.data(),
        () => x.add(1),
        () => x.sum(),
        () => String(x),
        () => x.clone(),
        () => ones([]).mul(x),
      ]) {
        expect(use).toThrow(ReleasedError)
        expect(use).toThrow(
          `the result of 'mul' belonged to step ${Math.floor(i / 7)}, which has ended`,
        )
      }
    }
    expect(() => late[0].select(0, 0).item()).not.toThrow(TypeError)
    expect(() => late[0].slice(0, 0, 1).select(1, 0).item()).toThrow(
      /keep\(x\) what must live on/,
    )
  })

  test('is not a use: numbers that were read out stay', () => {
    const losses: number[] = []
    for (const step of steps(3)) losses.push(tensor(step).mul(2).item())
    expect(losses).toEqual([0, 2, 4])
  })

  test.each<[string, (inside: (x: Tensor) => void) => void]>([
    [
      'running out',
      (inside) => {
        for (const _ of steps(1)) inside(ones([2]))
      },
    ],
    [
      'break',
      (inside) => {
        for (const _ of steps(9)) {
          inside(ones([2]))
          break
        }
      },
    ],
    [
      'return',
      (inside) =>
        (() => {
          for (const _ of steps(9)) {
            inside(ones([2]))
            return
          }
        })(),
    ],
    [
      'throw',
      (inside) => {
        try {
          for (const _ of steps(9)) {
            inside(ones([2]))
            throw new Error('on purpose')
          }
        } catch {
          /* expected */
        }
      },
    ],
    [
      'leaving two loops at once',
      (inside) => {
        outer: for (const _ of steps(9))
          for (const _ of steps(9)) {
            inside(ones([2]))
            break outer
          }
      },
    ],
    [
      'a batch',
      (inside) => {
        for (const { x } of new Batches(ones([4, 2]), ones([4]), { batchSize: 3 })) {
          inside(x.add(1))
          break
        }
      },
    ],
    ['scope', (inside) => scope(() => inside(ones([2])))],
    ['noGrad', (inside) => noGrad(() => inside(ones([2])))],
    [
      'an error inside noGrad inside a step',
      (inside) => {
        try {
          for (const _ of steps(9))
            noGrad(() => {
              inside(ones([2]))
              throw new Error('on purpose')
            })
        } catch {
          /* expected */
        }
      },
    ],
  ])('%s closes the scope', (_, run) => {
    let made: Tensor | undefined
    run((x) => {
      expect(openScope()).not.toBe('none')
      made = x
    })
    expect(openScope()).toBe('none')
    expect(made?.storage.released).toBe(true)
  })

  test('an iterator that nobody finished ends with the scope around it', () => {
    let made: Tensor | undefined
    scope(() => {
      steps(5).next()
      made = ones([2])
    })
    expect([openScope(), made?.storage.released]).toEqual(['none', true])
  })

  test('steps wants a whole number', () => {
    for (const n of [-1, 1.5, NaN, Infinity])
      expect(() => [...steps(n)]).toThrow(ArgumentError)
    expect([...steps(0)]).toEqual([])
  })
})

describe('nested scopes', () => {
  test('the inner end takes only what is its own', () => {
    for (const _ of steps(1)) {
      const outer = ones([2])
      let inner: Tensor | undefined
      for (const _ of steps(2)) inner = outer.add(1)
      expect(outer.toArray()).toEqual([1, 1])
      expect(() => inner?.toArray()).toThrow(ReleasedError)
    }
  })

  test('a result goes out to the scope around, and ends with that', () => {
    let result: Tensor | undefined
    for (const _ of steps(1)) {
      result = scope(() => scope(() => ones([2]).add(1).transpose(0, 0)))
      expect(result.toArray()).toEqual([2, 2])
    }
    expect(() => result?.toArray()).toThrow(/belonged to step 0/)
  })

  test('a result made outside stays where it was', () => {
    const x = ones([2])
    expect(scope(() => [x, x.reshape([2, 1])])[1].storage.scope).toBeUndefined()
    expect(x.toArray()).toEqual([1, 1])
  })

  test('whatever else is returned passes through', () => {
    const odd = {
      get storage() {
        throw new Error('not to be read')
      },
    }
    const list = [null, undefined, 1, 'a', new Map([[1, 2]]), new Float32Array(2), () => 3]
    expect(scope(() => list)).toBe(list)
    expect(() => scope(() => Object.create(odd) as object)).toThrow('not to be read')
  })
})

describe('what lives on', () => {
  test('what keep() was given, also a view of it', () => {
    let [kept, view] = [zeros([1]), zeros([1])]
    for (const i of steps(3)) {
      kept = keep(tensor([i]).add(kept))
      view = keep(ones([2, 3]).transpose())
    }
    expect([kept.item(), view.shape, view.toArray()]).toEqual([
      3,
      [3, 2],
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    ])
  })

  test('parameters, their gradients, and stateDict, wherever they are made', () => {
    const random = new Random(1)
    const made: { model: nn.Linear; state: nn.StateDict }[] = []
    for (const _ of steps(2)) {
      const model = new nn.Linear(3, 2, random)
      for (const _ of steps(2))
        model
          .forward(ones([1, 3]))
          .sum()
          .backward()
      made.push({ model, state: model.stateDict() })
    }
    for (const { model, state } of made) {
      expect(model.weight.grad?.toArray()).toEqual([
        [2, 2, 2],
        [2, 2, 2],
      ])
      expect(state.weight.toArray()).toEqual(model.weight.toArray())
      model.loadStateDict(state)
    }
  })

  test('the gradient of a leaf, as long as the leaf', () => {
    const w = tensor([1, 2], { requiresGrad: true })
    for (const options of [{}, { createGraph: true }]) {
      w.grad = undefined
      for (const _ of steps(2)) w.mul(3).sum().backward(undefined, options)
      expect(w.grad && (w.grad as Tensor).toArray()).toEqual([6, 6])
    }
    let gradient: Tensor | undefined
    for (const _ of steps(1)) {
      const inner = tensor([1], { requiresGrad: true })
      scope(() => inner.mul(2).sum().backward())
      gradient = inner.grad
      expect(gradient?.item()).toBe(2)
    }
    expect(gradient?.storage.released).toBe(true)
  })

  test('everything that the reader holds, when backward ends', () => {
    for (const _ of steps(1)) {
      const x = tensor([1, 2], { requiresGrad: true })
      const hidden = x.exp().retainGrad()
      const y = hidden.mul(2).sum()
      const given = tensor(3)
      y.backward(given, { keepGraph: true })
      const [dx] = grad(y, [x])
      const all = [x, hidden, y, given, dx, x.grad, hidden.grad]
      expect(all.map((t) => t?.storage.released)).toEqual(all.map(() => false))
    }
  })

  test('outside any scope the garbage collector is in charge', () => {
    expect([ones([100]).storage.scope, scopedBytes()]).toEqual([undefined, 0])
  })
})

describe('bytes', () => {
  test('scopedBytes counts what open scopes own, each once', () => {
    for (const _ of steps(1)) {
      const w = tensor([1, 2], { requiresGrad: true })
      const wide = zeros([3], { dtype: 'float64' })
      expect(scopedBytes()).toBe(8 + 24)
      for (const _ of steps(1)) {
        wide.reshape([3, 1]).transpose()
        expect(scopedBytes()).toBe(32)
        wide.add(1).add(1)
        expect(scopedBytes()).toBe(32 + 48)
      }
      expect(scopedBytes()).toBe(32)
      moveTo(w.storage, currentScope())
      expect(scopedBytes()).toBe(32)
      keep(wide)
      expect(scopedBytes()).toBe(8)
    }
    expect(scopedBytes()).toBe(0)
  })

  test('backward adds the gradients of the leaves and nothing else', () => {
    for (const _ of steps(1)) {
      const x = tensor([1, 2, 3], { requiresGrad: true })
      const y = x.exp().mul(x).sum()
      const before = scopedBytes()
      y.backward()
      expect(scopedBytes() - before).toBe(12)
      new optim.SGD([x], { learningRate: 1 }).zeroGrad()
      expect([scopedBytes() - before, x.grad]).toEqual([12, undefined])
    }
  })

  /** Live and pooled bytes at the end of each step of a small training, and live bytes after it. */
  function train(leak: (x: Tensor) => void): { live: Set<number>; pooled: Set<number> } {
    const random = new Random(1)
    const model = new nn.Sequential(
      new nn.Linear(20, 30, random),
      new nn.Tanh(),
      new nn.Linear(30, 20, random),
    )
    const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.01 })
    const batches = new Batches(randn([40, 20], random), randn([40, 20], random), {
      batchSize: 10,
      shuffle: random,
    })
    const [live, pooled] = [new Set<number>(), new Set<number>()]
    for (const epoch of steps(6)) {
      for (const { x, y } of batches) {
        const loss = mseLoss(model.forward(x), y)
        optimizer.zeroGrad()
        loss.backward()
        optimizer.step()
        leak(loss)
        // The first epoch makes the gradients and fills the pool.
        if (epoch > 0) live.add(scopedBytes())
        if (epoch > 0) pooled.add(pooledBytes())
      }
    }
    return { live, pooled }
  }

  test('are the same in every step of a training', () => {
    const { live, pooled } = train(() => {})
    expect([live.size, pooled.size]).toEqual([1, 1])
    expect(scopedBytes()).toBe(0)
  })

  test('grow when a step leaves something with the scope around it: the test above can fail', () => {
    scope(() => {
      const around = currentScope()
      expect(train((loss) => moveTo(loss.storage, around)).live.size).toBe(20)
    })
  })
})

describe('loops that await inside their turns', () => {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 1))
  const loop = async (turns: number): Promise<number> => {
    let sum = 0
    for (const _ of steps(turns)) {
      const x = ones([100])
      await pause()
      sum += x.sum().item()
    }
    return sum
  }

  test('one alone owns what it makes', async () => {
    expect(await loop(3)).toBe(300)
  })

  test('two at once are told that scopes cannot interleave', async () => {
    const [first, second] = await Promise.allSettled([loop(3), loop(3)])
    expect([first.status, second.status]).toContain('rejected')
    const { reason } = [first, second].find(
      ({ status }) => status === 'rejected',
    ) as PromiseRejectedResult
    expect(reason).toBeInstanceOf(ReleasedError)
    expect(String(reason)).toMatch(
      /'ones' belonged to step 0, which was ended by step \d of another loop that awaits inside its turn\. Scopes cannot interleave: let the loops run one after the other/,
    )
    await pause()
  })

  test('what is made while one waits was its own, and says so', async () => {
    const other = loop(1)
    const x = ones([10])
    await other
    expect(() => x.sum()).toThrow(
      /belonged to step 0, which has ended.*This turn awaited something, and what the rest of the program made meanwhile was its own, too/,
    )
  })
})
