import { Random, optim, randn, scope, type Tensor } from 'chalkgrad'
import {
  elementwiseWork,
  intensity,
  matmulWork,
  type ElementwiseName,
  type Work,
} from './roofline.ts'
import { gigaflops, secondsPerCall } from './stopwatch.ts'

/** A kernel under the roof: its intensity, and what the engine reaches with it. */
export interface Placed {
  name: string
  intensity: number
  gigaflops: number
}

const place = (name: string, work: Work, run: () => unknown, budget?: number): Placed => ({
  name,
  intensity: intensity(work),
  gigaflops: gigaflops(
    work.flops,
    secondsPerCall(() => void scope(run), budget),
  ),
})

/** The kernels that go element by element, on arrays of `count` numbers, in rows of 1024. */
export function placeElementwise(
  name: ElementwiseName,
  count: number,
  budget?: number,
): Placed {
  return scope(() => {
    const random = new Random(1)
    const x = randn([count / 1024, 1024], random)
    const work = elementwiseWork(name, count)
    if (name === 'add') {
      const y = randn(x.shape, random)
      return place(name, work, () => void x.add(y), budget)
    }
    if (name === 'relu') return place(name, work, () => void x.relu(), budget)
    if (name === 'softmax') return place(name, work, () => void x.softmax(), budget)
    const step = adamOn(x, random)
    return place(name, work, step, budget)
  })
}

/** A step of Adam for one parameter, whose gradient stays. */
function adamOn(w: Tensor, random: Random): () => void {
  w.requiresGrad = true
  w.mul(randn(w.shape, random)).sum().backward()
  const optimizer = new optim.Adam([w])
  return () => optimizer.step()
}

/** A matrix product of two n × n matrices. */
export function placeMatmul(n: number, budget?: number): Placed {
  return scope(() => {
    const random = new Random(1)
    const [a, b] = [randn([n, n], random), randn([n, n], random)]
    return place(`matmul ${n}`, matmulWork(n), () => void a.matmul(b), budget)
  })
}
