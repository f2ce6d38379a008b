import { wrong } from '#exercises'

export default wrong({
  'only-the-diagonal': {
    why: 'Lets each sound stand for one: a sound too many in the middle, and all in front of it are wrong.',
    replace: [['Math.min(row[j] + 1, next[j - 1] + 1, meet)', 'meet']],
  },
  'replacing-costs-two': {
    why: 'Leaves out and puts in, where replacing is one step.',
    replace: [['b[j - 1] ? 0 : 1', 'b[j - 1] ? 0 : 2']],
  },
  'first-row-of-zeros': {
    why: 'Begins with zeros: what stands in front of b costs nothing, as in a search.',
    replace: [['(_, j) => j)', '() => 0)']],
  },
  'first-column-of-zeros': {
    why: 'Lets each row begin with 0.',
    replace: [['const next = [i]', 'const next = [0]']],
  },
  'no-insertion': {
    why: 'Forgets one of the three ways.',
    replace: [['Math.min(row[j] + 1, next[j - 1] + 1, meet)', 'Math.min(row[j] + 1, meet)']],
  },
  'neighbor-that-meets': {
    why: 'Compares the items of the next row and column.',
    replace: [['a[i - 1] === b[j - 1]', 'a[i] === b[j]']],
  },
  'loosely-equal': {
    why: 'Compares with ==: 1 is the text 1.',
    replace: [['a[i - 1] === b[j - 1]', 'String(a[i - 1]) === String(b[j - 1])']],
  },
  'first-way': {
    why: 'Knows one way for each word: the others are wrong.',
    replace: [['for (const way of ways[i])', 'for (const way of ways[i].slice(0, 1))']],
  },
  'last-of-equal': {
    why: 'Takes the last of equally near ways.',
    replace: [['if (distance < nearest)', 'if (distance <= nearest)']],
  },
  'nearest-by-share': {
    why: 'Takes the way with the smallest rate, which favors the long ones.',
    replace: [['if (distance < nearest)', 'if (nearest === Infinity || distance / way.length < nearest / length)']],
  },
  'mean-of-rates': {
    why: 'Takes the rate of each word, and the mean of these.',
    replace: [
      ['steps += nearest', 'steps += nearest / length'],
      ['sounds += length', 'sounds += 1'],
    ],
  },
  'of-what-was-said': {
    why: 'Divides by the sounds that were said.',
    replace: [['sounds += length', 'sounds += one.length']],
  },
  'wrong-sounds-for-wrong-words': {
    why: 'Counts the steps for the words, too.',
    replace: [['if (nearest > 0) wrong++', 'wrong += nearest']],
  },
})
