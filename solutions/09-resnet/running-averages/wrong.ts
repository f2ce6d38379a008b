import { wrong } from '#exercises'

export default wrong({
  'keras-momentum': {
    why: 'Takes momentum for the share of what was, as Keras does.',
    replace: [
      [
        'mul_(1 - this.momentum).add_(mean.mul(this.momentum))',
        'mul_(this.momentum).add_(mean.mul(1 - this.momentum))',
      ],
      [
        'mul_(1 - this.momentum).add_(variance.mul(this.momentum * (m / (m - 1))))',
        'mul_(this.momentum).add_(variance.mul((1 - this.momentum) * (m / (m - 1))))',
      ],
    ],
  },
  'not-corrected': {
    why: 'Averages the variance of the batch as it is, divided by m.',
    replace: [['this.momentum * (m / (m - 1))', 'this.momentum']],
  },
  'samples-for-numbers': {
    why: 'Counts the samples for m: right for rows, and a channel of a picture has all of its places.',
    replace: [['x.size / x.shape[1]', 'x.shape[0] + (x.shape[0] === 1 ? 1 : 0)']],
  },
  'counts-nothing': {
    why: 'Forgets the counter.',
    replace: [['this.num_batches_tracked.add_(1)', '']],
  },
  'use-goes-on-averaging': {
    why: 'Lets the averages follow in use, too: today’s pictures change tomorrow’s answers.',
    replace: [
      [
        'const scale = this',
        `if (x.shape[0] > 1) noGrad(() => void this.running_mean.mul_(0.9).add_(batchNorm(x, this.weight, this.bias, this.epsilon).mean.mul(0.1)))
    const scale = this`,
      ],
    ],
  },
  'use-by-the-batch': {
    why: 'Normalizes by the batch in use, where there is one.',
    replace: [
      [
        'const scale = this',
        `if (x.shape[0] > 1) return batchNorm(x, this.weight, this.bias, this.epsilon).y
    const scale = this`,
      ],
    ],
  },
  'no-epsilon-in-use': {
    why: 'Leaves ε to training.',
    replace: [['this.running_var.add(this.epsilon).sqrt()', 'this.running_var.sqrt()']],
  },
  'shift-without-weight': {
    why: 'Takes the mean away behind the weight, without the weight.',
    replace: [['this.running_mean.mul(scale)', 'this.running_mean']],
  },
  'training-by-the-averages': {
    why: 'Normalizes by the averages in training, too, after they were brought up to date.',
    replace: [['    return y\n', '    return this.num_batches_tracked.item() > 1 ? this.ofRunning(x) : y\n']],
  },
  'variance-of-the-other': {
    why: 'Copies the line above, and averages the mean twice.',
    replace: [['add_(variance.mul(', 'add_(mean.mul(']],
  },
})
