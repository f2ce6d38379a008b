import { wrong } from '#exercises'

export default wrong({
  'last-step': {
    why: 'Writes = for +=: only the last product is kept.',
    replace: [['[j] += a[', '[j] = a[']],
  },
  'line-after-line': {
    why: 'Copies line after line, in the order that the matrix had anyway.',
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
    why: 'Makes the last panel as wide as there are lines, where the tile wants a full one.',
    replace: [
      [
        'panels.push(line < lines ? x[line * lineStride + step * stepStride] : 0',
        'if (line < lines) panels.push(x[line * lineStride + step * stepStride]',
      ],
    ],
  },
  'panel-as-matrix': {
    why: 'The tile reads its panels as if each were a matrix of lines.',
    replace: [['step * height + i] * b[step * width + j', 'i * steps + step] * b[j * steps + step']],
  },
  'reads-beyond': {
    why: 'Reads what lies behind the last line.',
    replace: [
      ['line < lines ? x[line * lineStride + step * stepStride] :', 'x[line * lineStride + step * stepStride] ??'],
    ],
  },
  'strides-swapped': {
    why: 'Mixes up the two strides: step and line are taken for each other.',
    replace: [['lineStride + step * stepStride', 'stepStride + step * lineStride']],
  },
})
