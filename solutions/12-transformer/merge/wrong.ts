import { wrong } from '#exercises'

export default wrong({
  'does-not-skip': {
    why: 'Looks at the right token of a pair again.',
    replace: [['      i++ // the right one is used up\n', '']],
  },
  'from-the-left': {
    why: 'Takes the first pair that is a merge, not the one that was learned first.',
    replace: [['if (id < lowest) [lowest, at] = [id, i]', 'if (id < Infinity && lowest === Infinity) [lowest, at] = [id, i]']], // prettier-ignore
  },
  'once-only': {
    why: 'Makes one merge and is done.',
    replace: [['    merged = merge(merged, merged[at], merged[at + 1], lowest)', '    return merge(merged, merged[at], merged[at + 1], lowest)']], // prettier-ignore
  },
  'the-latest-first': {
    why: 'Takes the highest id: the longest tokens first.',
    replace: [
      ['let lowest = Infinity', 'let lowest = -Infinity'],
      ['?? Infinity', '?? -Infinity'],
      ['if (id < lowest)', 'if (id > lowest)'],
      ['if (lowest === Infinity)', 'if (lowest === -Infinity)'],
    ],
  },
  'either-order': {
    why: 'Merges (right, left) as well.',
    replace: [['if (ids[i] === left && ids[i + 1] === right) {', 'if ((ids[i] === left && ids[i + 1] === right) || (ids[i] === right && ids[i + 1] === left)) {']], // prettier-ignore
  },
})
