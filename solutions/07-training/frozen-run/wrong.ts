import { wrong } from '#exercises'

export default wrong({
  'never-forgets': {
    why: 'Finds that zeroGrad is what does the harm, and takes it out: every gradient is added to all before it.',
    replace: [['optimizer.zeroGrad()', '']],
  },
  'not-repaired': {
    why: 'Finds all four calls in the loop, and does not ask about their order.',
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
    why: 'Moves zeroGrad up to where the sum begins at 0, too: once an epoch, not once a batch.',
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
    why: 'Thinks of an epoch as one step, as with all samples at once, along the sum of its batches.',
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
    why: 'Remembers that a turn must end with gradients ready, and steps first: with those of the batch before, which are forgotten.',
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
