import { wrong } from '#exercises'

export default wrong({
  overwrites: {
    why: 'Writes with = for +=: of overlapping windows the last counts.',
    replace: [['[at % width] += slope', '[at % width] = slope']],
  },
  'average-overwrites': {
    why: 'Writes with = for +=: of overlapping windows the last counts.',
    replace: [['] += share', '] = share']],
  },
  'to-all-cells': {
    why: 'Gives every cell of a window its whole gradient, as if the average were a sum.',
    replace: [['slope / (kernel * kernel)', 'slope']],
  },
  'divided-by-the-side': {
    why: 'Divides by the side of the window, and not by the number of its cells.',
    replace: [['slope / (kernel * kernel)', 'slope / kernel']],
  },
  'height-for-width': {
    why: 'Finds the row by the height: pictures in mind are square.',
    replace: [
      ['back[Math.floor(at / width)][at % width]', 'back[Math.floor(at / height) % height][(at % height) % width]'],
    ],
  },
  'no-stride': {
    why: 'Takes the place of the window for the place of its first cell.',
    replace: [['back[i * stride + u][j * stride + v]', 'back[i + u][j + v]']],
  },
})
