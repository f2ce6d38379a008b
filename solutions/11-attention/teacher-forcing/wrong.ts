import { wrong } from '#exercises'

export default wrong({
  'not-late': {
    why: 'Hands the decoder the sounds that it is to say: it learns to copy, and has nothing to copy when it is asked.',
    replace: [['[start, ...word]', '[...word, start]']],
  },
  'no-end': {
    why: 'Takes the end for padding: nobody learns to stop.',
    replace: [['[...word, end]', '[...word]']],
  },
  'end-of-the-longest': {
    why: 'Puts one end behind the whole row, and words that are shorter never end.',
    replace: [
      [
        'next: words.map((word) => filled([...word, end], ignored))',
        'next: words.map((word) => [...filled([...word], ignored).slice(0, width - 1), end])',
      ],
    ],
  },
  'ends-fill-up': {
    why: 'Says the end again and again: most of the loss is then about padding.',
    replace: [['[...word, end], ignored', '[...word, end], end']],
  },
  'padding-counts': {
    why: 'Fills both with padding: the decoder learns to say it.',
    replace: [['[...word, end], ignored', '[...word, end], padding']],
  },
  'ignored-is-read': {
    why: 'Fills both with the mark that is no number of a row: an embedding has no row −1.',
    replace: [['[start, ...word], padding', '[start, ...word], ignored']],
  },
  'last-sound-not-read': {
    why: 'Cuts the last step, where the last sound is read and the end is said.',
    replace: [['word.length + 1)', 'word.length)']],
  },
  'width-of-a-spread': {
    why: 'Takes the largest of all lengths at once, which of none is −∞.',
    replace: [
      ['let width = 0', 'const width = 1 + Math.max(...words.map((word) => word.length))'],
      [
        'for (const word of words) width = Math.max(width, word.length + 1)',
        'if (words.length === 0) return { said: [[]], next: [[]] }',
      ],
    ],
  },
  'ends-at-a-mark': {
    why: 'Takes a sound with the number of the end for the end.',
    replace: [['[...word, end]', '[...(word.includes(end) ? word.slice(0, word.indexOf(end)) : word), end]']],
  },
})
