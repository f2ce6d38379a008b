import { wrong } from '#exercises'

export default wrong({
  'last-step': {
    why: 'Writes down one product and puts the loops around it: the = of a single product stays.',
    replace: [['[j] += a[', '[j] = a[']],
  },
  'line-after-line': {
    why: 'Copies line after line, as one copies a matrix: the order is the one it had.',
    replace: [
      [
        `step = 0; step < steps; step++)
      for (let line = first; line < first + width; line`,
        `line = first; line < first + width; line++)
      for (let step = 0; step < steps; step`,
      ],
    ],
  },
  'no-zeros': {
    why: 'Thinks that zeros are a waste, and makes the last panel narrower, where the tile wants a full one.',
    replace: [
      [
        'panels.push(line < lines ? x[line * lineStride + step * stepStride] : 0',
        'if (line < lines) panels.push(x[line * lineStride + step * stepStride]',
      ],
    ],
  },
  'panel-as-matrix': {
    why: 'Thinks of a panel as a small matrix, line after line.',
    replace: [['step * height + i] * b[step * width + j', 'i * steps + step] * b[j * steps + step']],
  },
  'reads-beyond': {
    why: 'Thinks that what stands beside the last line does no harm, as nobody uses its sums.',
    replace: [
      ['line < lines ? x[line * lineStride + step * stepStride] :', 'x[line * lineStride + step * stepStride] ??'],
    ],
  },
  'strides-swapped': {
    why: 'Takes the strides in the order of the loops, step and then line.',
    replace: [['lineStride + step * stepStride', 'stepStride + step * lineStride']],
  },
})
