import { wrong } from '#exercises'

export default wrong({
  'overwrites-x': {
    why: 'Writes with = for +=: a cell that several places saw keeps the last of them.',
    replace: [['X[atX] += G', 'X[atX] = G']],
  },
  'overwrites-w': {
    why: 'Writes with = for +=: a weight keeps what it did at the last place.',
    replace: [['W[atW] += G', 'W[atW] = G']],
  },
  'adds-to-old-numbers': {
    why: 'Counts on new memory being 0.',
    replace: [['X.fill(0)', '']],
  },
  'one-picture': {
    why: 'Fills the gradient of the weights anew for each picture: only the last one of the batch is learned from.',
    replace: [
      [
        'W[atW] += G[g.layout.offset + atY] * X[x.layout.offset + atX]',
        'W[atW] += atX < x.layout.shape.slice(1).reduce((a, b) => a * b, 1) ? G[g.layout.offset + atY] * X[x.layout.offset + atX] : 0',
      ],
    ],
  },
  'no-stride': {
    why: 'Slides back one cell at a time, whatever the step forward was.',
    replace: [['i * stride[0] + u', 'i + u']],
  },
  'padding-the-other-way': {
    why: 'Adds the padding on the way back, because the way is the other one.',
    replace: [['v * dilation[1] - before[1]', 'v * dilation[1] + before[1]']],
  },
  'groups-forgotten': {
    why: 'Begins at channel 0 for every output.',
    replace: [['Math.floor((o * groups) / outChannels) * channels', '0']],
  },
  'filter-turned-over': {
    why: 'Has read that the gradient of the picture is a convolution with the turned filter, and turns it in loops that need no turning.',
    replace: [['W[w.layout.offset + atW]', 'W[w.layout.offset + w.storage.read().length - w.layout.offset - 1 - atW]']],
  },
  'wraps-around': {
    why: 'Checks the rows and not the columns.',
    replace: [['if (column < 0 || column >= width) continue', '']],
  },
})
