import { wrong } from '#exercises'

export default wrong({
  'clipped-after-the-step': {
    why: 'The gradient is clipped when it has been used.',
    replace: [
      ['optim.clipGradNorm(model.parameters(), maxNorm)', ''],
      [
        'optimizer.step()',
        `optimizer.step()
      optim.clipGradNorm(model.parameters(), maxNorm)`,
      ],
    ],
  },
  'not-repaired': {
    why: 'Nothing is repaired: a rate for each epoch, and clipping before there is a gradient.',
    replace: [
      ['let step = 0', ''],
      [
        'epoch++) {',
        `epoch++) {
    optimizer.learningRate = rate(epoch)`,
      ],
      ['loss.backward()', ''],
      ['optimizer.learningRate = rate(step++', 'loss.backward('],
    ],
  },
  'one-rate-an-epoch': {
    why: 'The rate of the first step of an epoch serves for all of it.',
    replace: [
      ['let step = 0', ''],
      [
        'epoch++) {',
        `epoch++) {
    optimizer.learningRate = rate(epoch * batches.length)`,
      ],
      [
        `learningRate = rate(step++)
      optimizer.`,
        '',
      ],
    ],
  },
  'only-the-clipping': {
    why: 'Clipping is right; the plan is still asked for epochs.',
    replace: [
      ['let step = 0', ''],
      [
        'epoch++) {',
        `epoch++) {
    optimizer.learningRate = rate(epoch)`,
      ],
      [
        `learningRate = rate(step++)
      optimizer.`,
        '',
      ],
    ],
  },
  'only-the-rate': {
    why: 'The rate is right; clipping still comes before backward.',
    replace: [
      ['loss.backward()', ''],
      [
        ', maxNorm)',
        `, maxNorm)
      loss.backward()`,
      ],
    ],
  },
  'starts-again-each-epoch': {
    why: 'The steps are counted from 0 in every epoch.',
    replace: [
      ['let step = 0', ''],
      [
        'let sum =',
        `let sum = 0
    let step =`,
      ],
    ],
  },
})
