/** Runs the learner's class where it lives; numbers go in, numbers come out. */
export function drive({ Value }: typeof import('./backward.ts')) {
  type Node = InstanceType<typeof Value>
  const formulas: Record<string, (...inputs: Node[]) => Node> = {
    'w x + b': (w, x, b) => w.mul(x).add(b),
    'x x + x': (x) => x.mul(x).add(x),
    'x x (x x + x)': (x) => {
      const square = x.mul(x)
      return square.mul(square.add(x))
    },
    // The shared node is the left parent of one child and the right parent of another, far below.
    'late share': (x, y) => {
      const shared = x.mul(y)
      return shared.add(shared.tanh().add(y).exp().mul(shared))
    },
    'share of eˣ': (x, y) => {
      const ex = x.exp()
      return ex.div(ex.add(y.exp()))
    },
  }

  const find = (name: string) => formulas[name] ?? Object.values(formulas)[0]

  return {
    /** Gradients of the inputs after `calls` backward passes over the same graph, and of the result. */
    gradients(formula: string, at: number[], calls: number): { inputs: number[]; result: number } {
      const inputs = at.map((x) => new Value(x))
      const result = find(formula)(...inputs)
      for (let i = 0; i < calls; i++) result.backward()
      return { inputs: inputs.map((input) => input.grad), result: result.grad }
    },
    /** The order as numbers: for each node, its parents' places in the list (−1: not in it), and how often it occurs. */
    order(formula: string, at: number[]): { parents: number[][]; times: number[]; last: boolean } {
      const result = find(formula)(...at.map((x) => new Value(x)))
      const order = result.topologicalOrder()
      const parents = order.map(({ left, right }) =>
        [left, right].flatMap((node) => (node ? [order.indexOf(node)] : [])),
      )
      return {
        parents,
        times: order.map((node) => order.filter((other) => other === node).length),
        last: order.at(-1) === result,
      }
    },
    /** x + 1 + 1 + …: the gradient of x and the length of the order. */
    chain(length: number): { grad: number; nodes: number } {
      const x = new Value(0)
      let y = x
      for (let i = 0; i < length; i++) y = y.add(1)
      y.backward()
      return { grad: x.grad, nodes: y.topologicalOrder().length }
    },
    /** Throws where parents are looked at far more often than there are nodes: 40 doublings are 2⁴⁰ paths. */
    doublings(count: number): number {
      const x = new Value(1)
      let y = x
      let looks = 0
      for (let i = 0; i < count; i++) {
        const parent = y
        y = parent.add(parent)
        Object.defineProperty(y, 'left', {
          get() {
            if (++looks > 1000 * count)
              throw new Error(`after ${count} doublings, parents were looked at ${looks} times: every path is walked`)
            return parent
          },
        })
      }
      y.backward()
      return x.grad
    },
    /** Two results over one shared node, both walked back: what the leaf has collected, what the shared node holds. */
    twoResults(x: number): { leaf: number; shared: number } {
      const leaf = new Value(x)
      const shared = leaf.mul(leaf)
      shared.mul(2).backward()
      shared.mul(5).backward()
      return { leaf: leaf.grad, shared: shared.grad }
    },
    leafAlone(): number {
      const x = new Value(5)
      x.backward()
      return x.grad
    },
  }
}
