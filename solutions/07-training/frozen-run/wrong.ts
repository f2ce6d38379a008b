import { wrong } from '#exercises'

export default wrong({
  'never-forgets': {
    why: 'zeroGrad is taken out: every gradient is added to all before it.',
    replace: [['optimizer.zeroGrad()', '']],
  },
  'not-repaired': {
    why: 'Nothing is repaired: the gradients are thrown away before the step.',
    replace: [
      [
        `optimizer.zeroGrad()
      loss.backward`,
        `loss.backward()
      optimizer.zeroGrad`,
      ],
    ],
  },
  'once-an-epoch': {
    why: 'The gradients are forgotten once an epoch, not once a batch.',
    replace: [
      [
        'let sum = 0',
        `let sum = 0
    optimizer.zeroGrad()`,
      ],
      [
        `)
      optimizer.zeroGrad(`,
        '',
      ],
    ],
  },
  'one-step-an-epoch': {
    why: 'One step an epoch, with the sum over its batches.',
    replace: [
      [
        `optimizer.zeroGrad()
      loss.backward()
      optimizer.step`,
        'loss.backward',
      ],
      [
        `}
    losses`,
        `}
    optimizer.step()
    optimizer.zeroGrad()
    losses`,
      ],
    ],
  },
  'step-before-backward': {
    why: 'The step comes before backward: it uses the gradient of the batch before, which is forgotten.',
    replace: [
      [
        '.zeroGrad',
        `.step()
      optimizer.zeroGrad`,
      ],
      [
        `()
      optimizer.step`,
        '',
      ],
    ],
  },
})
