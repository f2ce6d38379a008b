import { tensor, type Tensor } from 'chalkgrad'

export function drive({ SGD }: typeof import('./sgd-step.ts')) {
  const leaf = (values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true })
  const squares = (x: Tensor) => x.square().sum()
  return {
    /** Minimizes Σ w² from `start`. */
    afterSteps(start: number[], learningRate: number, count: number) {
      const w = leaf(start)
      const optimizer = new SGD([w], { learningRate })
      for (let i = 0; i < count; i++) {
        w.grad = undefined
        squares(w).backward()
        optimizer.step()
      }
      return w.toArray()
    },
    /** a = 1 and b = 2 with slope 1, c = 7 not in the loss. */
    threeParameters(learningRate: number) {
      const [a, b, c] = [leaf([1]), leaf([2]), leaf([7])]
      const optimizer = new SGD([a, c, b], { learningRate })
      a.add(b).sum().backward()
      optimizer.step()
      return [a.item(), b.item(), c.item()]
    },
    /** Has a view of the same memory changed? Is w still a leaf? Has anything been recorded? */
    stillTheSameLeaf() {
      const w = leaf([3])
      const view = w.detach()
      squares(w).backward()
      new SGD([w], { learningRate: 0.1 }).step()
      return [view.item() !== 3, w.isLeaf, w.node !== undefined]
    },
    twoRates(start: number, first: number, second: number) {
      const w = leaf([start])
      const optimizer = new SGD([w], { learningRate: first })
      const values: number[] = []
      for (const rate of [first, second]) {
        optimizer.learningRate = rate
        w.grad = undefined
        squares(w).backward()
        optimizer.step()
        values.push(w.item())
      }
      return values
    },
    gradientsAfter(what: 'step' | 'zeroGrad') {
      const w = leaf([3])
      const optimizer = new SGD([w], { learningRate: 0.1 })
      squares(w).backward()
      optimizer[what]()
      return w.grad?.toArray() ?? 'none'
    },
  }
}
