import { wrong } from '#exercises'

export default wrong({
  'over-the-batch': {
    why: 'Averages over the pictures, too, as batch norm does.',
    replace: [
      ['grouped.mean(2, { keepDims: true })', 'grouped.mean([0, 2], { keepDims: true })'],
      ['grouped.var(2, {', 'grouped.var([0, 2], {'],
    ],
  },
  'groups-far-apart': {
    why: 'Cuts the axis the other way around: channels 0, 2, 4 are one group.',
    replace: [
      [
        'const grouped = x.reshape([batch, this.groups, size])',
        `const turned = [batch, channels / this.groups, this.groups, size / (channels / this.groups)]
    const grouped = x.reshape(turned).permute([0, 2, 1, 3]).reshape([batch, this.groups, size])`,
      ],
      [
        '.sqrt()).reshape(x.shape)',
        `.sqrt())
      .reshape([batch, this.groups, channels / this.groups, size / (channels / this.groups)])
      .permute([0, 2, 1, 3])
      .reshape(x.shape)`,
      ],
    ],
  },
  'size-for-count': {
    why: 'Takes the number of groups for the number of channels in one.',
    replace: [
      ['channels / this.groups)\n', 'this.groups)\n'],
      ['x.reshape([batch, this.groups, size])', 'x.reshape([batch, channels / this.groups, size])'],
    ],
  },
  'divided-by-n-minus-1': {
    why: 'Takes the default of var, which divides by n − 1.',
    replace: [[', correction: 0 }', ' }']],
  },
  'epsilon-outside': {
    why: 'Adds ε to the deviation.',
    replace: [['variance.add(this.epsilon).sqrt()', 'variance.sqrt().add(this.epsilon)']],
  },
  'weight-along-the-last-axis': {
    why: 'Lets the weight meet the last axis where that fits.',
    replace: [
      [
        'normalized.mul(this.weight.reshape(each))',
        'normalized.mul(x.shape.at(-1) === channels ? this.weight : this.weight.reshape(each))',
      ],
    ],
  },
  'only-in-training': {
    why: 'Thinks that in use something else must happen, as with batch norm.',
    replace: [['const [batch, channels', 'if (!this.training) return x\n    const [batch, channels']],
  },
  'constants-for-the-gradient': {
    why: 'Takes mean and variance for constants.',
    replace: [
      ['grouped.sub(mean)', 'grouped.sub(mean.detach())'],
      ['variance.add(this', 'variance.detach().add(this'],
    ],
  },
})
