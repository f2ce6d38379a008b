import { wrong } from '#exercises'

export default wrong({
  'first-parameter': {
    why: 'Returns from inside the loop: stops after the first parameter.',
    replace: [
      [
        ') parameter',
        `) {
          parameter`,
      ],
      [
        'learningRate))',
        `learningRate))
          return
        }`,
      ],
    ],
  },
  'forgets-in-step': {
    why: 'step also throws the gradients away, so nobody can look at them, and zeroGrad does nothing.',
    replace: [
      [
        `}
    })`,
        `}
    })
    zeroGrad(this.parameters)`,
      ],
      ['zeroGrad(this.parameters)', ''],
    ],
  },
  'new-tensor': {
    why: 'Computes a new tensor and drops it: nothing that the model holds has changed.',
    replace: [['parameter.sub_(', 'parameter.sub(']],
  },
  'rate-at-construction': {
    why: 'Uses the learning rate of the constructor for ever.',
    replace: [
      [
        'readonly parameters: readonly Tensor[]',
        `readonly parameters: readonly Tensor[]
  private readonly rate: number`,
      ],
      [
        'this.parameters =',
        `this.rate = learningRate
    this.parameters =`,
      ],
      ['.learningRate)', '.rate)'],
    ],
  },
  'rate-forgotten': {
    why: 'Takes away the whole gradient: the learning rate is forgotten.',
    replace: [['.mul(this.learningRate)', '']],
  },
  uphill: {
    why: 'Adds the gradient: every step goes uphill.',
    replace: [['parameter.sub_(', 'parameter.add_(']],
  },
})
