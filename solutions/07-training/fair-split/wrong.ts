import { wrong } from '#exercises'

export default wrong({
  'class-after-class': {
    why: 'Thinks that it is done when every class is dealt out: each part is one class after the other.',
    replace: [['.map(shuffled)', '']],
  },
  'each-part-for-itself': {
    why: 'Thinks of each part as a draw of its own: a sample may be in two parts, and another in none.',
    replace: [
      [
        'cut([...random.permutation(count)], shares',
        'shares.map((share) => [...random.permutation(count)].slice(0, Math.round(share * count))',
      ],
    ],
  },
  'not-shuffled': {
    why: 'Cuts the samples in the order of the data, not thinking that it is often sorted by class.',
    replace: [
      ['cut([...random.permutation(count)], shares', 'cut([...new Int32Array(count).keys()], shares'],
      ['cut([...random.permutation(count)], new', 'cut([...new Int32Array(count).keys()], new'],
    ],
  },
  'places-for-samples': {
    why: 'Takes a permutation for the shuffled samples of the class; it holds places in their list.',
    replace: [['.map((place) => list[place])', '']],
  },
  'rest-is-lost': {
    why: 'Rounds the size of a fold down and makes all alike: the last few samples are in no fold.',
    replace: [
      [
        'folds = cut([...random.permutation(count)], new Array<number>(k).fill(1 / k',
        `order = [...random.permutation(count)]
  const size = Math.floor(count / k)
  const folds = Array.from({ length: k }, (_, i) => order.slice(i * size, (i + 1) * size`,
      ],
    ],
  },
  'trains-on-all': {
    why: 'Leaves the validation fold in the list to train on, which the scores then flatter.',
    replace: [['filter((_, i) => i !== fold).', '']],
  },
})
