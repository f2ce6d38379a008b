import { wrong } from '#exercises'

export default wrong({
  'labels-in-order': {
    why: 'Finds that one shuffle is too many, and takes out that of the labels.',
    replace: [
      [
        'random: Random',
        `random: Random
}

/** The same rows in a new order. x: (samples, …) */
function shuffled(x: Tensor, random: Random): Tensor {
  return x.indexSelect(0, [...random.permutation(x.shape[0])])`,
      ],
      [
        'order = [...plan.random.permutation(count)]',
        `inputs = shuffled(x, plan.random)
    const labels = y`,
      ],
      ['batch = order.slice(start, start + plan.batchSize', 'stop = Math.min(start + plan.batchSize, count'],
      [
        'x.indexSelect(0, batch)), y.indexSelect(0, batch',
        'inputs.slice(0, start, stop)), labels.slice(0, start, stop',
      ],
      ['batch.length', '(stop - start)'],
    ],
  },
  'no-shuffle': {
    why: 'Finds that the shuffles tear the pairs apart, and takes out both: the batches are the same in every epoch.',
    replace: [
      [
        'random: Random',
        `random: Random
}

/** The same rows in a new order. x: (samples, …) */
function shuffled(x: Tensor, random: Random): Tensor {
  return x.indexSelect(0, [...random.permutation(x.shape[0])])`,
      ],
      [
        'order = [...plan.random.permutation(count)]',
        `inputs = x
    const labels = y`,
      ],
      ['batch = order.slice(start, start + plan.batchSize', 'stop = Math.min(start + plan.batchSize, count'],
      [
        'x.indexSelect(0, batch)), y.indexSelect(0, batch',
        'inputs.slice(0, start, stop)), labels.slice(0, start, stop',
      ],
      ['batch.length', '(stop - start)'],
    ],
  },
  'not-repaired': {
    why: 'Sees the same generator twice, and takes the two orders for the same.',
    replace: [
      [
        'random: Random',
        `random: Random
}

/** The same rows in a new order. x: (samples, …) */
function shuffled(x: Tensor, random: Random): Tensor {
  return x.indexSelect(0, [...random.permutation(x.shape[0])])`,
      ],
      [
        'order = [...plan.random.permutation(count)]',
        `inputs = shuffled(x, plan.random)
    const labels = shuffled(y, plan.random)`,
      ],
      ['batch = order.slice(start, start + plan.batchSize', 'stop = Math.min(start + plan.batchSize, count'],
      [
        'x.indexSelect(0, batch)), y.indexSelect(0, batch',
        'inputs.slice(0, start, stop)), labels.slice(0, start, stop',
      ],
      ['batch.length', '(stop - start)'],
    ],
  },
  'one-order-for-ever': {
    why: 'Draws one order for both, and thinks that once is enough.',
    replace: [
      [
        'number[] = []',
        `number[] = []
  const order = [...plan.random.permutation(count)]`,
      ],
      ['const order = [...plan.random.permutation(count)]', ''],
    ],
  },
  'samples-left-out': {
    why: 'Knows SGD as drawing samples by lot: some come twice, others not at all.',
    replace: [
      ['[...plan.random.permutation(count)]', 'Array.from({ length: count }, () => plan.random.integer(count))'],
    ],
  },
  'smaller-rate': {
    why: 'Blames the learning rate, as usual, and makes it a tenth.',
    replace: [
      [
        'random: Random',
        `random: Random
}

/** The same rows in a new order. x: (samples, …) */
function shuffled(x: Tensor, random: Random): Tensor {
  return x.indexSelect(0, [...random.permutation(x.shape[0])])`,
      ],
      ['learningRate }', 'learningRate / 10 }'],
      [
        'order = [...plan.random.permutation(count)]',
        `inputs = shuffled(x, plan.random)
    const labels = shuffled(y, plan.random)`,
      ],
      ['batch = order.slice(start, start + plan.batchSize', 'stop = Math.min(start + plan.batchSize, count'],
      [
        'x.indexSelect(0, batch)), y.indexSelect(0, batch',
        'inputs.slice(0, start, stop)), labels.slice(0, start, stop',
      ],
      ['batch.length', '(stop - start)'],
    ],
  },
})
