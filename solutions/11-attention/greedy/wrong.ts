import { wrong } from '#exercises'

export default wrong({
  'always-the-start': {
    why: 'Never tells the decoder what it has said.',
    replace: [['const next = step(state, last)', 'const next = step(state, start)']],
  },
  'state-forgotten': {
    why: 'Begins each step with the first state.',
    replace: [['    state = next.state\n', '']],
  },
  'says-the-end': {
    why: 'Says the end as if it were a sound.',
    replace: [['    if (last === end) break\n    said.push(last)', '    said.push(last)\n    if (last === end) break']],
  },
  'ends-at-the-start': {
    why: 'Asks for the end before the first step: where start and end are one number, nothing is said.',
    replace: [
      ['while (said.length < most) {', 'while (said.length < most && last !== end) {'],
      ['    if (last === end) break\n    said.push(last)', '    if (last !== end) said.push(last)'],
    ],
  },
  'one-too-many': {
    why: 'Counts the end among the sounds that may be said, or one more.',
    replace: [['said.length < most', 'said.length <= most']],
  },
  'one-too-few': {
    why: 'Lets the last turn go.',
    replace: [['said.length < most', 'said.length < most - 1']],
  },
  'asks-once-more': {
    why: 'Asks for the next sound before it looks whether there may be one.',
    replace: [
      ['while (said.length < most) {', 'for (;;) {'],
      ['if (last === end) break', 'if (last === end || said.length >= most) break'],
    ],
  },
  'highest-above-zero': {
    why: 'Begins the search for the highest with 0, and log-probabilities lie below.',
    replace: [
      ['let best = 0', 'let [best, value] = [0, 0]'],
      [
        'for (let i = 1; i < scores.length; i++) if (scores[i] > scores[best]) best = i',
        'for (let i = 0; i < scores.length; i++) if (scores[i] > value) [best, value] = [i, scores[i]]',
      ],
    ],
  },
  'last-of-equal': {
    why: 'Takes the last of equally likely ones.',
    replace: [['scores[i] > scores[best]', 'scores[i] >= scores[best]']],
  },
})
