export interface Gradients {
  /** (samples, channels), as x */
  x: number[][]
  /** (channels) */
  weight: number[]
  /** (channels) */
  bias: number[]
}

/**
 * An x moves its own n, and by the mean and by the deviation all n of its channel. Added up over the channel, that takes two
 * parts out of the gradient: its mean (to move all x together changes nothing), and what it has in common with n (to stretch
 * them changes nothing either). Whatever is left is divided by σ, as n was.
 */
export function batchNormBackward(gradient: number[][], x: number[][], weight: number[], epsilon: number): Gradients {
  const samples = x.length
  const back: Gradients = { x: x.map(() => []), weight: [], bias: [] }
  weight.forEach((w, c) => {
    const [own, g] = [x.map((row) => row[c]), gradient.map((row) => row[c])]
    const mean = total(own) / samples
    const variance = total(own.map((value) => (value - mean) ** 2)) / samples
    const deviation = Math.sqrt(variance + epsilon)
    const n = own.map((value) => (value - mean) / deviation)
    const sum = total(g)
    const sumN = total(g.map((slope, i) => slope * n[i]))
    back.bias.push(sum)
    back.weight.push(sumN)
    g.forEach((slope, i) => {
      const rest = slope - sum / samples - (n[i] * sumN) / samples
      back.x[i].push((w * rest) / deviation)
    })
  })
  return back
}

const total = (list: number[]): number => list.reduce((sum, value) => sum + value, 0)
