import { wrong } from '#exercises'

export default wrong({
  'best-of-each': {
    why: 'Lets each beginning go on with its own likeliest: that is greedy, width times.',
    replace: [
      [
        'const ways = live.flatMap((one) => goOn(step, one))',
        'const ways = live.flatMap((one) => goOn(step, one).sort((a, b) => b.logProbability - a.logProbability).slice(0, live.length === 1 ? 99 : 1))',
      ],
    ],
  },
  'one-state-for-all': {
    why: 'Hands on the state of the beginning, and not the one that its step returned.',
    replace: [['last: token, state: next.state', 'last: token, state: before']],
  },
  'this-step-only': {
    why: 'Compares ln p of the last token, and forgets what the beginning cost.',
    replace: [['logProbability: logProbability + ln', 'logProbability: ln']],
  },
  'any-end-counts': {
    why: 'Keeps each end, however unlikely.',
    replace: [['else if (rank < width) ended', 'else ended']],
  },
  'ends-take-places': {
    why: 'Takes the likeliest ways first, and sorts out then what ended: fewer go on.',
    replace: [['if (live.length < width) live.push(way)', 'if (rank < width) live.push(way)']],
  },
  'stops-at-the-first-end': {
    why: 'Is done as soon as something has ended.',
    replace: [
      ['length <= maxLength && live.length > 0;', 'length <= maxLength && live.length > 0 && ended.length === 0;'],
    ],
  },
  'end-is-a-token': {
    why: 'Leaves the end among the tokens.',
    replace: [['tokens.slice(0, -1), logProbability', 'tokens, logProbability']],
  },
  'length-without-the-end': {
    why: 'Counts the tokens that are said, though ln p of the end counts.',
    replace: [
      ['tokens.slice(0, -1), logProbability, length, true', 'tokens.slice(0, -1), logProbability, length - 1, true'],
    ],
  },
  'cut-among-the-ended': {
    why: 'Sorts both together: what was cut off has cost less.',
    replace: [
      ['  ended.sort((a, b) => b.score - a.score)\n', ''],
      ['[...ended, ...cut].slice(0, width)', '[...ended, ...cut].sort((a, b) => b.score - a.score).slice(0, width)'],
    ],
  },
  'sorted-by-ln-p': {
    why: 'Forgets the penalty when it sorts.',
    replace: [['b.score - a.score', 'b.logProbability - a.logProbability']],
  },
  'impossible-ones-too': {
    why: 'Lets what is impossible go on where nothing else is left.',
    replace: [['    if (ln === -Infinity) continue\n', '']],
  },
  'all-are-returned': {
    why: 'Returns all that ended.',
    replace: [['.slice(0, width)', '']],
  },
  'follows-all': {
    why: 'Lets all ways go on: that is no search, and takes as many steps as there are texts.',
    replace: [['if (live.length < width) live.push(way)', 'live.push(way)']],
  },
})
