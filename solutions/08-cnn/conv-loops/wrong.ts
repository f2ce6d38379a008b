import { wrong } from '#exercises'

export default wrong({
  'turned-over': {
    why: 'Knows convolution from mathematics, where the filter is turned over first.',
    replace: [
      [
        'kernelHeight + u) * kernelWidth + v',
        'kernelHeight + kernelHeight - 1 - u) * kernelWidth + kernelWidth - 1 - v',
      ],
    ],
  },
  'adds-to-old-numbers': {
    why: 'Counts on new memory being 0.',
    replace: [['Y[y++] = sum', 'Y[y++] += sum']],
  },
  'wraps-around': {
    why: 'Checks the rows and not the columns: left of a row lies the end of the row above it.',
    replace: [['if (column < 0 || column >= width) continue', '']],
  },
  'bias-each-channel': {
    why: 'Adds the bias inside the sum over the channels.',
    replace: [
      ['let sum = bias ? bias.storage.read()[bias.layout.offset + o] : 0', 'let sum = 0'],
      [
        'for (let u = 0; u < kernelHeight; u++) {',
        'sum += bias ? bias.storage.read()[bias.layout.offset + o] : 0\n            for (let u = 0; u < kernelHeight; u++) {',
      ],
    ],
  },
  'all-channels-from-the-first': {
    why: 'Writes it without groups: every output begins at channel 0.',
    replace: [['Math.floor((o * groups) / outChannels) * channels', '0']],
  },
  'groups-in-turn': {
    why: 'Deals the outputs out among the groups in turn, like cards.',
    replace: [['Math.floor((o * groups) / outChannels) * channels', '(o % groups) * channels']],
  },
  'stride-both-ways': {
    why: 'Thinks of one stride for both axes.',
    replace: [['j * stride[1] + v', 'j * stride[0] + v']],
  },
  'dilated-place': {
    why: 'Stretches the whole place, stride and filter, by the dilation.',
    replace: [['i * stride[0] + u * dilation[0] - before[0]', '(i * stride[0] + u) * dilation[0] - before[0]']],
  },
  'no-offset': {
    why: 'Has whole tensors in mind, which begin at place 0.',
    replace: [['X[x.layout.offset + atX]', 'X[atX]']],
  },
})
