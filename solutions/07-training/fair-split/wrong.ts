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
        "cut([...random.permutation(count)], sizes('randomSplit', count, shares))",
        "sizes('randomSplit', count, shares).map((size) => [...random.permutation(count)].slice(0, size))",
      ],
    ],
  },
  'not-shuffled': {
    why: 'Cuts the samples in the order of the data, not thinking that it is often sorted by class.',
    replace: [
      [
        "cut([...random.permutation(count)], sizes('randomSplit'",
        "cut([...new Int32Array(count).keys()], sizes('randomSplit'",
      ],
      ["cut([...random.permutation(count)], sizes('kFold'", "cut([...new Int32Array(count).keys()], sizes('kFold'"],
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
        "folds = cut([...random.permutation(count)], sizes('kFold', count, new Array<number>(k).fill(1 / k)",
        `order = [...random.permutation(count)]
  const size = Math.floor(count / k)
  const folds = Array.from({ length: k }, (_, i) => order.slice(i * size, (i + 1) * size`,
      ],
    ],
  },
  'rounds-each-class': {
    why: 'Deals out class after class by the shares, and rounds each time: of 100 classes with two samples each, one part gets all.',
    replace: [
      [
        `const { length } = rest
    const before = (place: number) => Math.floor((place * size) / length)
    const takes = (place: number) => before(place + 1) > before(place)
    const part = rest.filter((_, place) => takes(place))
    rest = rest.filter((_, place) => !takes(place))
    return part`,
        `const share = size / rest.length
    const part = [...classes.values()].flatMap((members) => {
      const own = rest.filter((i) => members.includes(i))
      return own.slice(0, Math.round(own.length * share))
    })
    rest = rest.filter((i) => !part.includes(i))
    return part`,
      ],
    ],
  },
  'trains-on-all': {
    why: 'Leaves the validation fold in the list to train on, which the scores then flatter.',
    replace: [['filter((_, i) => i !== fold).', '']],
  },
})
