import { wrong } from '#exercises'

export default wrong({
  'begins-at-zero': {
    why: 'Begins the search at 0, as a sum does: windows below 0 become 0.',
    replace: [['at < 0 || value > largest', 'value > largest']],
  },
  'last-of-equals': {
    why: 'Writes ≥ for >: of equal cells the last wins.',
    replace: [['value > largest', 'value >= largest']],
  },
  'nan-is-lost': {
    why: 'Compares, and does not think of NaN, which is not larger than anything.',
    replace: [[' || (Number.isNaN(value) && !Number.isNaN(largest))', '']],
  },
  'padding-counts': {
    why: 'Takes padding for cells of 0, as in a convolution.',
    replace: [
      ['if (row < 0 || row >= height) continue', ''],
      [
        'if (column < 0 || column >= width) continue',
        'const inside = row >= 0 && row < height && column >= 0 && column < width',
      ],
      ['const value = X[start + row * width + column]', 'const value = inside ? X[start + row * width + column] : 0'],
    ],
  },
  'place-in-the-window': {
    why: 'Notes where the cell stands in its window, and not in the picture.',
    replace: [['[value, row * width + column]', '[value, u * window[1] + v]']],
  },
  'place-in-the-batch': {
    why: 'Notes the place in the whole memory, which is at hand.',
    replace: [['[value, row * width + column]', '[value, start + row * width + column]']],
  },
  'windows-side-by-side': {
    why: 'Thinks of windows that lie side by side, and steps by their size.',
    replace: [
      ['i * stride[0]', 'i * window[0]'],
      ['j * stride[1]', 'j * window[1]'],
    ],
  },
})
