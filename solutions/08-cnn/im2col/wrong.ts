import { wrong } from '#exercises'

export default wrong({
  'patches-as-rows': {
    why: 'Writes each patch down as a row, as one would read it: the transposed matrix.',
    replace: [
      [
        `return Array.from({ length: kernel * kernel }, (_, k) => {
    const [u, v] = [Math.floor(k / kernel), k % kernel]
    return places.map(([row, column]) => picture[row + u][column + v])
  })`,
        `return places.map(([row, column]) =>
    Array.from({ length: kernel * kernel }, (_, k) => picture[row + Math.floor(k / kernel)][column + (k % kernel)]),
  )`,
      ],
    ],
  },
  'turned-over': {
    why: 'Knows convolution from mathematics, where the filter is turned over first.',
    replace: [['filter.flat()', 'filter.flat().reverse()']],
  },
  'one-place-too-few': {
    why: 'Stops one place early: < where a filter that ends at the edge still fits.',
    replace: [
      ['row + kernel <= height', 'row + kernel < height'],
      ['column + kernel <= width', 'column + kernel < width'],
    ],
  },
  'square-pictures': {
    why: 'Takes the height for the width: pictures in mind are square.',
    replace: [['corners(picture.length, picture[0].length,', 'corners(picture.length, picture.length,']],
  },
  overwrites: {
    why: 'Puts every number back where it came from, with =: of several only the last is left.',
    replace: [['+= columns[', '= columns[']],
  },
  'average-of-patches': {
    why: 'Wants col2im to undo im2col, and divides by the number of patches.',
    replace: [
      [
        'return picture\n}',
        `const counts = picture.map((row) => row.map(() => 0))
  corners(height, width, kernel, stride).forEach(([row, column]) => {
    for (let u = 0; u < kernel; u++) for (let v = 0; v < kernel; v++) counts[row + u][column + v]++
  })
  return picture.map((row, i) => row.map((value, j) => value / Math.max(1, counts[i][j])))
}`,
      ],
    ],
  },
})
