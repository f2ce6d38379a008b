import type { Checks } from '#exercises'

const cases: [weights: number[], bias: number, inputs: number[], target: number][] = [
  [[0.5, -1], 0.2, [1, 0.5], 1],
  [[1.2], -0.4, [0.7], -1],
  [[-0.3, 0.8, 0.1, -0.6], 0, [2, -0.5, 1.5, 0.25], 0.5],
  [[0.4, 0.4, 0.4], 0.1, [-1, 2, -1.5], 0],
]

/** The same by plain numbers: the derivative of tanh is 1 − tanh², that of the square 2 (output − target). */
function wanted([weights, bias, inputs, target]: (typeof cases)[number]) {
  const output = Math.tanh(weights.reduce((sum, weight, i) => sum + weight * inputs[i], bias))
  const dSum = 2 * (output - target) * (1 - output * output)
  return {
    output,
    loss: (output - target) ** 2,
    weights: inputs.map((input) => dSum * input),
    bias: dSum,
    inputs: weights.map((weight) => dSum * weight),
  }
}

export const checks: Checks<typeof import('./neuron.ts')> = {
  'the example of the comment': async (impl, t) => {
    const { output, loss } = await impl.neuron([0.5, -1], 0.2, [1, 0.5], 1)
    t.near([output, loss], [0.1974, 0.6442], 1e-4)
  },
  'output and loss': async (impl, t) => {
    for (const args of cases) {
      const { output, loss } = await impl.neuron(...args)
      t.near([output, loss], [wanted(args).output, wanted(args).loss])
    }
  },
  'the gradients of the weights': async (impl, t) => {
    for (const args of cases) t.gradient((await impl.neuron(...args)).weights, wanted(args).weights, 'weights')
  },
  'the gradient of the bias': async (impl, t) => {
    for (const args of cases) t.gradient((await impl.neuron(...args)).bias, wanted(args).bias, 'bias')
  },
  'the gradients of the inputs': async (impl, t) => {
    for (const args of cases) t.gradient((await impl.neuron(...args)).inputs, wanted(args).inputs, 'inputs')
  },
  'a neuron without inputs is tanh of its bias': async (impl, t) => {
    const { output, bias } = await impl.neuron([], 0.5, [], 0)
    t.near(output, Math.tanh(0.5))
    t.gradient(bias, wanted([[], 0.5, [], 0]).bias, 'bias')
  },
}
