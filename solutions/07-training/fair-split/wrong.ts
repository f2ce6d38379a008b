import { wrong } from '#exercises'

export default wrong({
  'class-after-class': {
    why: 'Leaves the parts in the order of the classes.',
    replace: [['.map(shuffled)', '']],
  },
  'each-part-for-itself': {
    why: 'Draws a new order for each part: a sample may be in two parts, and another in none.',
    replace: [['cut([...random.permutation(count)], shares', 'shares.map((share) => [...random.permutation(count)].slice(0, Math.round(share * count))']],
  },
  'not-shuffled': {
    why: 'Cuts the samples in the order of the data, which is often sorted by class.',
    replace: [['cut([...random.permutation(count)], shares', 'cut([...new Int32Array(count).keys()], shares'], ['cut([...random.permutation(count)], new', 'cut([...new Int32Array(count).keys()], new']],
  },
  'places-for-samples': {
    why: 'Takes the places in the list of a class for numbers of samples.',
    replace: [['.map((place) => list[place])', '']],
  },
  'rest-is-lost': {
    why: 'Folds of equal size, rounded down: the last few samples are in no fold.',
    replace: [['folds = cut([...random.permutation(count)], new Array<number>(k).fill(1 / k', `order = [...random.permutation(count)]
  const size = Math.floor(count / k)
  const folds = Array.from({ length: k }, (_, i) => order.slice(i * size, (i + 1) * size`]],
  },
  'trains-on-all': {
    why: 'The validation fold is trained on, too.',
    replace: [['filter((_, i) => i !== fold).', '']],
  },
})
