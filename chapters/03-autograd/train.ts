import { anySeed, between, experiment, whole } from '#book'
import { Random } from 'chalkgrad'
import { table } from 'chalkgrad/node/terminal'
import { compare, type Comparison, swell } from './compare.ts'
import { formulas } from './formulas.ts'
import { twoMoons } from './moons.ts'
import { accuracy, descend, meanSquaredError, Network } from './network.ts'
import { secondsPerNetworkNode, secondsPerNode, secondsPerNumber } from './speed.ts'

const swellDepth = 7

export default experiment({
  description:
    'Checks the scalar graph against algebra, then trains a network of single numbers on two moons',
  options: { seed: 1, steps: 300, points: 100, learningRate: 0.3, speed: false },
  about: {
    seed: { help: 'draws the points and the first weights', range: anySeed },
    steps: { help: 'steps of training', range: whole(1, 100_000) },
    points: { help: 'how many points the two moons have', range: whole(2, 10_000) },
    learningRate: { help: 'the factor of each step', range: between(1e-9, 100) },
    speed: { help: 'measure instead how long a node takes' },
  },
  runName: (options) => (options.speed ? 'speed' : 'main'),
  run(options, ui) {
    if (options.speed) return measureSpeed(ui.short)

    const comparisons = formulas.map((formula) => ({ formula, rows: compare(formula) }))
    ui.print(
      table(
        [
          'formula',
          'input',
          'automatic',
          'symbolic',
          'numeric',
          '|auto − symbolic|',
          '|auto − numeric|',
        ],
        comparisons.flatMap(({ formula, rows }) =>
          rows.map(({ input, automatic, symbolic, numeric }, i) => [
            i === 0 ? formula.text : '',
            input,
            automatic.toFixed(8),
            symbolic.toFixed(8),
            numeric.toFixed(8),
            Math.abs(automatic - symbolic).toExponential(1),
            Math.abs(automatic - numeric).toExponential(1),
          ]),
        ),
      ),
    )
    const derivatives = comparisons.flatMap(({ rows }) => rows)

    const swollen = swell(ui.short ? 1 : swellDepth)

    const random = new Random(options.seed)
    const points = twoMoons(options.points, random)
    const network = new Network([2, 8, 8, 1], random)
    const parameters = network.parameters()
    const fresh = twoMoons(1000, random)
    const steps = ui.short ? 2 : options.steps
    const losses: number[] = []
    let nodes = 0
    const bar = ui.progress(steps, 'two moons')
    for (let step = 0; step < steps; step++) {
      const loss = meanSquaredError(network, points)
      losses.push(loss.data)
      nodes = loss.topologicalOrder().length
      descend(parameters, loss, options.learningRate)
      bar.step(`loss ${loss.data.toFixed(4)}`)
    }
    bar.end()
    // The same training for one neuron alone: the best that a straight boundary can do.
    const straight = new Network([2, 1], random)
    for (let step = 0; step < steps; step++) {
      descend(
        straight.parameters(),
        meanSquaredError(straight, points),
        options.learningRate,
      )
    }
    ui.curve({ loss: losses })

    const metrics = {
      formulas: formulas.length,
      derivatives: derivatives.length,
      largestSymbolicDifference: Math.max(
        ...derivatives.map((d) => Math.abs(d.automatic - d.symbolic)),
      ),
      largestNumericDifference: Math.max(
        ...derivatives.map((d) => Math.abs(d.automatic - d.numeric)),
      ),
      swellDepth,
      swellGraphNodes: swollen.graph,
      swellFormulaNodes: swollen.formula,
      swellDerivativeNodes: swollen.derivative,
      parameters: parameters.length,
      nodes,
      firstLoss: losses[0],
      loss: meanSquaredError(network, points).data,
      accuracy: accuracy(network, points),
      freshAccuracy: accuracy(network, fresh),
      straightLoss: meanSquaredError(straight, points).data,
      straightAccuracy: accuracy(straight, points),
    }
    // One entry a formula: the largest difference over its inputs.
    const largest = (difference: (d: Comparison) => number) =>
      comparisons.map(({ rows }) => Math.max(...rows.map(difference)))
    const curves = {
      loss: losses,
      symbolicDifference: largest((d) => Math.abs(d.automatic - d.symbolic)),
      numericDifference: largest((d) => Math.abs(d.automatic - d.numeric)),
    }
    return { metrics, curves }
  },
})

/**
 * How long a node takes, in a graph of 2,000 and in the network's, against the same
 * arithmetic on plain numbers.
 */
function measureSpeed(short: boolean) {
  const times = short ? 1 : 5000
  const node = secondsPerNode(2000, times)
  const networkNode = secondsPerNetworkNode(short ? 1 : 600)
  const plain = secondsPerNumber(2000, times)
  return {
    metrics: {
      nanosecondsPerNode: 1e9 * node,
      nanosecondsPerNetworkNode: 1e9 * networkNode,
      nanosecondsPerPlainNumber: 1e9 * plain,
      ratio: node / plain,
    },
  }
}
