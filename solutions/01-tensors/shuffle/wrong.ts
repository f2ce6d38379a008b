import { wrong } from '#exercises'

export default wrong({
  'math-random': {
    why: 'Reaches for Math.random, as everywhere in JavaScript; it has no seed, so no order ever comes again.',
    replace: [['random.integer(i + 1', 'Math.floor(Math.random() * (i + 1)']],
  },
  'never-stays': {
    why: 'Thinks that a number that stays where it is has not been shuffled, so the draw leaves out i itself.',
    replace: [['integer(i + 1)', 'integer(i)']],
  },
  overwrites: {
    why: 'Puts the drawn number in its place and takes that for a swap: what stood there is lost.',
    replace: [
      [
        `j] = order[i]
    order[`,
        '',
      ],
    ],
  },
  'seeded-anew': {
    why: 'Thinks that the seed must decide each call, and begins from it anew: a second shuffle repeats the first.',
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
    why: 'Thinks that of two numbers that are left there is nothing to draw: they keep their order.',
    replace: [['; i > 0; i', '; i > 1; i']],
  },
  'swaps-anywhere': {
    why: 'Thinks it fairest to draw from all places each time; but 27 ways for three numbers cannot be shared among six orders.',
    replace: [
      ['1; i > 0;', '1; i >= 0;'],
      ['integer(i + 1)', 'integer(n)'],
    ],
  },
  'keys-with-ties': {
    why: 'Gives every number a random key and sorts, which is fair only while no two keys are equal.',
    replace: [
      [
        'for (let i = n - 1',
        `const keys = order.map(() => random.integer(100))
  order.sort((a, b) => keys[a] - keys[b])
  for (let i = 0`,
      ],
    ],
  },
})
