import { wrong } from '#exercises'

export default wrong({
  'relu-before-the-sum': {
    why: 'Puts a relu behind each norm: the block can only add.',
    replace: [
      ['this.norm2.forward(this.conv2.forward(inner))', 'this.norm2.forward(this.conv2.forward(inner)).relu()'],
    ],
  },
  'no-relu-at-the-end': {
    why: 'Adds, and is done.',
    replace: [['.add(this.shortcut.forward(x)).relu()', '.add(this.shortcut.forward(x))']],
  },
  'no-relu-inside': {
    why: 'Leaves out the relu between the two convolutions, so that they are one.',
    replace: [['this.norm1.forward(this.conv1.forward(x)).relu()', 'this.norm1.forward(this.conv1.forward(x))']],
  },
  'road-ends-early': {
    why: 'Adds what stands behind the first layer, where the shapes fit.',
    replace: [
      [
        'change.add(this.shortcut.forward(x))',
        'change.add(this.shortcut instanceof nn.Identity ? inner : this.shortcut.forward(x))',
      ],
    ],
  },
  'always-projects': {
    why: 'Puts a convolution on the road of every block: no gradient passes as it is any more.',
    replace: [['if (stride === 1 && inChannels === channels) return new nn.Identity()', '']],
  },
  'asks-only-for-channels': {
    why: 'Thinks of the channels, and not of a stride that keeps them.',
    replace: [['stride === 1 && inChannels === channels', 'inChannels === channels']],
  },
  'no-norm-on-the-road': {
    why: 'Leaves out the norm behind the projection.',
    replace: [
      [
        `  return new nn.Sequential(
    new nn.Conv2d(inChannels, channels, 1, random, { stride, bias: false, init: nn.init.heNormal }),
    new nn.BatchNorm2d(channels),
  )`,
        '  return new nn.Conv2d(inChannels, channels, 1, random, { stride, bias: false, init: nn.init.heNormal })',
      ],
    ],
  },
  'stride-in-every-block': {
    why: 'Gives every block of a stage the stride: the picture is gone after a few.',
    replace: [
      ['new ResidualBlock(channels, channels, 1, random)', 'new ResidualBlock(channels, channels, stride, random)'],
    ],
  },
  'norms-swapped': {
    why: 'Takes the second norm for the first layer.',
    replace: [
      ['this.norm1.forward(this.conv1', 'this.norm2.forward(this.conv1'],
      ['this.norm2.forward(this.conv2', 'this.norm1.forward(this.conv2'],
    ],
  },
})
