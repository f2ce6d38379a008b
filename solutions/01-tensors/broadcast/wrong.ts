import { wrong } from '#exercises'

export default wrong({
  'aligned-at-the-front': {
    why: 'Reads shapes from the left, as they are written, so it aligns them at the first axis.',
    replace: [
      ['- rank + a.length', ''],
      ['- rank + b.length', ''],
    ],
  },
  'loses-the-offset': {
    why: 'Builds a new layout and takes 0 for its offset, as for a new tensor: a repeated slice begins at the wrong number.',
    replace: [['layout.offset', '0']],
  },
  'new-axes-not-counted': {
    why: 'Thinks of axes of size 1 only; those that `from` lacks repeat as well.',
    replace: [
      ['axis < missing || (from[axis - missing] === 1 && size !== 1)', 'from[axis - missing] === 1 && size !== 1'],
    ],
  },
  'only-b-repeats': {
    why: 'Has a bias in mind, which is always the second: only the second shape may repeat.',
    replace: [
      ['sizeA !== 1 &&', ''],
      ['sizeA === 1 ? sizeB :', ''],
    ],
  },
  'strides-stay': {
    why: 'Thinks that a new shape is enough: the old stride still walks along an axis that holds a single number.',
    replace: [['|| layout.shape[axis - missing] === 1', '']],
  },
  'takes-the-larger': {
    why: 'Takes the larger size of the two, which is right for 1 and n: nothing is ever refused.',
    replace: [
      ["import { ShapeError } from 'chalkgrad/errors'", ''],
      [
        `if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw new ShapeError(\`\${name}: (\${a.join(', ')}) and (\${b.join(', ')}) do not broadcast: \${sizeA} meets \${sizeB}\`)
    }
    // Not the larger of the two: an empty axis, size 0, wins over a 1.
    return sizeA === 1 ? sizeB : sizeA`,
        'return Math.max(sizeA, sizeB)',
      ],
    ],
  },
  'axis-not-shifted': {
    why: 'Walks over the axes of the result and asks the layout for the same number; the layout has fewer axes.',
    replace: [['layout.shape[axis - missing] === 1', 'layout.shape[axis] === 1']],
  },
})
