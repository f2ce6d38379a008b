import { wrong } from '#exercises'

export default wrong({
  'aligned-at-the-front': {
    why: 'Aligns the shapes at the first axis.',
    replace: [['- rank + a.length', ''], ['- rank + b.length', '']],
  },
  'loses-the-offset': {
    why: 'Forgets the offset: a repeated slice begins at the wrong number.',
    replace: [['layout.offset', '0']],
  },
  'new-axes-not-counted': {
    why: 'Leaves the axes that `from` lacks out of those that repeat.',
    replace: [['axis < missing || (from[axis - missing] === 1 && size !== 1)', 'from[axis - missing] === 1 && size !== 1']],
  },
  'only-b-repeats': {
    why: 'Lets only the second shape repeat.',
    replace: [['sizeA !== 1 &&', ''], ['sizeA === 1 ? sizeB :', '']],
  },
  'strides-stay': {
    why: 'Keeps the stride of an axis that repeats: the walk runs past the numbers.',
    replace: [['|| layout.shape[axis - missing] === 1', '']],
  },
  'takes-the-larger': {
    why: 'Takes the larger size, whatever the two are: nothing is ever refused.',
    replace: [["import { ShapeError } from 'chalkgrad/errors'", ''], [`if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw new ShapeError(\`\${name}: (\${a.join(', ')}) and (\${b.join(', ')}) do not broadcast: \${sizeA} meets \${sizeB}\`)
    }
    // Not the larger of the two: an empty axis, size 0, wins over a 1.
    return sizeA === 1 ? sizeB : sizeA`, 'return Math.max(sizeA, sizeB)']],
  },
})
