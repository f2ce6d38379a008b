import { wrong } from '#exercises'

export default wrong({
  'math-random': {
    why: 'Draws from Math.random, which has no seed.',
    replace: [['random.integer(i + 1', 'Math.floor(Math.random() * (i + 1)']],
  },
  'never-stays': {
    why: 'Never lets a number stay where it is: the draw leaves out i itself.',
    replace: [['integer(i + 1)', 'integer(i)']],
  },
  overwrites: {
    why: 'Copies instead of swapping: numbers are lost and others are there twice.',
    replace: [
      [
        `j] = order[i]
    order[`,
        '',
      ],
    ],
  },
  'seeded-anew': {
    why: 'Begins anew with the seed each time: a second shuffle repeats the first.',
    replace: [
      ['import type', 'import'],
      [
        'number[] {',
        `number[] {
  const fresh = new Random(random.seed)`,
      ],
      ['= random.', '= fresh.'],
    ],
  },
  'stops-early': {
    why: 'Stops one swap too early: the first two numbers keep their order.',
    replace: [['; i > 0; i', '; i > 1; i']],
  },
  'swaps-anywhere': {
    why: 'Draws from all places each time: 27 ways for three numbers cannot be shared fairly among six orders.',
    replace: [
      ['1; i > 0;', '1; i >= 0;'],
      ['integer(i + 1)', 'integer(n)'],
    ],
  },
})
