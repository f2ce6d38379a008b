import { wrong } from '#exercises'

export default wrong({
  'centered-only': {
    why: 'Thinks that to normalize is to take the mean away: from −127 to 128 is as large.',
    replace: [['.div(255)', '.sub(127)']],
  },
  'not-repaired': {
    why: 'Sees the loss come down to ln 3, and waits for it to fall further.',
    replace: [
      [
        `prepare = (bytes: Tensor) => bytes.cast('float32').div(255).reshape([-1, pixels])
  const`,
        '',
      ],
      [
        'batches = new Batches(prepare(images)',
        `x = images.cast('float32').reshape([-1, pixels])
  const batches = new Batches(x`,
      ],
      [
        '[...model.forward(prepare(asked)).argmax(1).data()]',
        `{
        const logits = model.forward(asked.cast('float32').reshape([-1, pixels]))
        return [...logits.argmax(1).data()]
      }`,
      ],
    ],
  },
  'only-in-training': {
    why: 'Repairs what the losses show, and does not think of predict, which prints none.',
    replace: [
      [
        `prepare = (bytes: Tensor) => bytes.cast('float32').div(255).reshape([-1, pixels])
  const`,
        '',
      ],
      [
        'batches = new Batches(prepare(images)',
        `x = images.cast('float32').div(255).reshape([-1, pixels])
  const batches = new Batches(x`,
      ],
      [
        '[...model.forward(prepare(asked)).argmax(1).data()]',
        `{
        const logits = model.forward(asked.cast('float32').reshape([-1, pixels]))
        return [...logits.argmax(1).data()]
      }`,
      ],
    ],
  },
  'smaller-rate': {
    why: 'Blames the rate, as usual where a loss explodes: the units stay alive, and the first loss stays in the hundreds.',
    replace: [
      [
        `prepare = (bytes: Tensor) => bytes.cast('float32').div(255).reshape([-1, pixels])
  const`,
        '',
      ],
      [
        'learningRate: 0.2 })',
        `learningRate: 0.0002 })
  const x = images.cast('float32').reshape([-1, pixels])`,
      ],
      ['prepare(images)', 'x'],
      [
        '[...model.forward(prepare(asked)).argmax(1).data()]',
        `{
        const logits = model.forward(asked.cast('float32').reshape([-1, pixels]))
        return [...logits.argmax(1).data()]
      }`,
      ],
    ],
  },
  'smaller-weights': {
    why: 'Finds the logits too large, and makes the weights tiny: the first loss is right, and the gradient is as large as before.',
    replace: [
      [
        `prepare = (bytes: Tensor) => bytes.cast('float32').div(255).reshape([-1, pixels])
  const model = new nn.Sequential(new nn.Linear(pixels, 32, random`,
        'model = new nn.Sequential(new nn.Linear(pixels, 32, random, { init: (shape, chance) => nn.init.heNormal(shape, chance).mul(0.001) }',
      ],
      [
        'batches = new Batches(prepare(images)',
        `x = images.cast('float32').reshape([-1, pixels])
  const batches = new Batches(x`,
      ],
      [
        '[...model.forward(prepare(asked)).argmax(1).data()]',
        `{
        const logits = model.forward(asked.cast('float32').reshape([-1, pixels]))
        return [...logits.argmax(1).data()]
      }`,
      ],
    ],
  },
  'whole-numbers': {
    why: 'Turns the pixels back into whole numbers, which they were: all but white is 0.',
    replace: [['div(255).', "div(255).cast('int32').cast('float32')."]],
  },
})
