import { wrong } from '#exercises'

export default wrong({
  'last-step': {
    why: 'Keeps the last product only.',
    replace: [['[j] += a[', '[j] = a[']],
  },
  'line-after-line': {
    why: 'All of one line, then all of the next: the order that the matrix had.',
    replace: [[`step = 0; step < steps; step++)
      for (let line = first; line < first + width; line`, `line = first; line < first + width; line++)
      for (let step = 0; step < steps; step`]],
  },
  'no-zeros': {
    why: 'The last panel is only as wide as there are lines.',
    replace: [['panels.push(line < lines ? x[line * lineStride + step * stepStride] : 0', 'if (line < lines) panels.push(x[line * lineStride + step * stepStride]']],
  },
  'panel-as-matrix': {
    why: 'The tile reads its panels as if each were a matrix of lines.',
    replace: [['step * height + i] * b[step * width + j', 'i * steps + step] * b[j * steps + step']],
  },
  'reads-beyond': {
    why: 'Reads what lies behind the last line.',
    replace: [['line < lines ? x[line * lineStride + step * stepStride] :', 'x[line * lineStride + step * stepStride] ??']],
  },
  'strides-swapped': {
    why: 'Takes the two strides for each other.',
    replace: [['lineStride + step * stepStride', 'stepStride + step * lineStride']],
  },
})
