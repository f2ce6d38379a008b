import { Random, Value } from 'chalkgrad'
import { twoMoons } from './moons.ts'
import { meanSquaredError, Network } from './network.ts'

/**
 * Seconds that `work` takes: the average over the quietest of twelve stretches, so that
 * other programs do not count. A stretch is long enough that clearing away what `work`
 * leaves behind is part of the price.
 */
function duration(work: () => number, times: number): number {
  const stretch = Math.ceil(times / 12)
  let best = Infinity
  for (let done = 0; done < times; done += stretch) {
    const start = performance.now()
    for (let i = 0; i < stretch; i++) work()
    best = Math.min(best, (performance.now() - start) / stretch)
  }
  return best / 1000
}

/**
 * Builds x + w·x + w·x + … as a graph of `nodes` nodes and walks back: seconds a node, both
 * passes.
 */
export function secondsPerNode(nodes: number, times: number): number {
  const work = () => {
    const w = new Value(0.3)
    const x = new Value(0.5)
    let sum = x
    for (let i = 0; i < nodes; i += 2) sum = sum.add(w.mul(x))
    sum.backward()
    return w.grad
  }
  return duration(work, times) / nodes
}

/**
 * The same sum and the gradients of its weights, by plain numbers in arrays: seconds for
 * each sum or product.
 */
export function secondsPerNumber(nodes: number, times: number): number {
  const w = new Float64Array(nodes / 2).fill(0.3)
  const x = new Float64Array(nodes / 2).fill(0.5)
  const dw = new Float64Array(nodes / 2)
  const work = () => {
    let sum = 0
    for (let i = 0; i < w.length; i++) sum += w[i] * x[i]
    for (let i = 0; i < w.length; i++) dw[i] += x[i]
    return sum + dw[0]
  }
  return duration(work, times) / nodes
}

/** The network of this chapter over 100 points, both passes: seconds a node. */
export function secondsPerNetworkNode(times: number): number {
  const random = new Random(1)
  const points = twoMoons(100, random)
  const network = new Network([2, 8, 8, 1], random)
  const nodes = meanSquaredError(network, points).topologicalOrder().length
  const work = () => {
    const loss = meanSquaredError(network, points)
    loss.backward()
    return loss.data
  }
  return duration(work, times) / nodes
}
