import { wrong } from '#exercises'

export default wrong({
  'first-parameter': {
    why: 'Has one parameter in mind, and returns when it has moved.',
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
    why: 'Wants each step to leave things ready for the next: throws the gradients away itself, and leaves nothing to zeroGrad.',
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
    why: 'Writes sub as everywhere else; without the _ it is a new tensor, and nothing that the model holds has changed.',
    replace: [['parameter.sub_(', 'parameter.sub(']],
  },
  'rate-at-construction': {
    why: 'Keeps what the constructor was given, and does not think of schedules, which change the rate later.',
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
    why: 'Takes the gradient for the step.',
    replace: [['.mul(this.learningRate)', '']],
  },
  uphill: {
    why: 'Reads "along the gradient" and adds it; the gradient points uphill.',
    replace: [['parameter.sub_(', 'parameter.add_(']],
  },
})
