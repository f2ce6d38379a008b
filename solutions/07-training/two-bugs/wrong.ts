import { wrong } from '#exercises'

export default wrong({
  'clipped-after-the-step': {
    why: 'Finds that clipping comes too early, and moves it to the very end, when the gradient has been used.',
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
    why: 'Sees the loss fall, and finds nothing to repair.',
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
    why: 'Finds that the plan counts steps, and asks it once an epoch, where the line stands.',
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
    why: 'Finds the clipping, and does not expect a second mistake: the plan is still asked for epochs.',
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
    why: 'Finds the rate, sees the loss get worse, and doubts the repair: clipping still comes before backward.',
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
    why: 'Counts the steps where the sum of the epoch begins, and so from 0 in each.',
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
