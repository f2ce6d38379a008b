import { wrong } from '#exercises'

export default wrong({
  'turned-over': {
    why: 'Puts the positive weights where the dark is: the sign of every answer is the other one.',
    replace: [
      [
        `    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],`,
        `    [1, 0, -1],
    [1, 0, -1],
    [1, 0, -1],`,
      ],
    ],
  },
  'sides-swapped': {
    why: 'Turns the filter the wrong way: an edge "from top to bottom" sounds like top against bottom.',
    replace: [
      [
        `    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],`,
        `    [-1, -1, -1],
    [0, 0, 0],
    [1, 1, 1.0],`,
      ],
    ],
  },
  'no-balance': {
    why: 'Looks for brightness on the right alone, and forgets to subtract the left: a plain bright picture answers, too.',
    replace: [
      [
        `    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],`,
        `    [0, 0, 1],
    [0, 0, 1],
    [0, 0, 1],`,
      ],
    ],
  },
  'sum-for-average': {
    why: 'Adds the nine cells up and does not divide: the picture becomes nine times as bright.',
    replace: [
      [
        `    [1 / 9, 1 / 9, 1 / 9],
    [1 / 9, 1 / 9, 1 / 9],
    [1 / 9, 1 / 9, 1 / 9],`,
        `    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],`,
      ],
    ],
  },
  'four-neighbors': {
    why: 'Knows the Laplacian with four neighbors, which does not look at the corners.',
    replace: [
      [
        `    [-1, -1, -1],
    [-1, 8, -1],
    [-1, -1, -1],`,
        `    [0, -1, 0],
    [-1, 4, -1],
    [0, -1, 0],`,
      ],
    ],
  },
  'one-too-few': {
    why: 'Counts nine cells, and takes the middle for one of them: nine minus eight leaves a plain picture bright.',
    replace: [['[-1, 8, -1]', '[-1, 9, -1]']],
  },
})
