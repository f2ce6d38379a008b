import { wrong } from '#exercises'

export default wrong({
  'sees-its-target': {
    why: 'Gives the text as input, as it is in the labels.',
    replace: [['filled([start, ...text], padding)', 'filled([...text, end], padding)']],
  },
  'no-end': {
    why: 'Never asks for the end: the decoder will not stop.',
    replace: [['filled([...text, end], ignore)', 'filled([...text], ignore)']],
  },
  'labels-padded-like-inputs': {
    why: 'Fills the labels with the padding, which is then learned.',
    replace: [['filled([...text, end], ignore)', 'filled([...text, end], padding)']],
  },
  'one-too-short': {
    why: 'Makes the batch as wide as the longest text, and cuts.',
    replace: [
      ['Math.max(most, length + 1), 0)', 'Math.max(most, length), 0)'],
      [
        'new Array<number>(time - row.length).fill(by)]',
        'new Array<number>(Math.max(0, time - row.length)).fill(by)].slice(0, time)',
      ],
    ],
  },
  'end-is-kept': {
    why: 'Keeps the token before looking at it.',
    replace: [
      ['    if (token === end) break\n    said.push(token)', '    said.push(token)\n    if (token === end) break'],
    ],
  },
  'reads-only-the-last': {
    why: 'Asks with the last token alone, as a recurrent network would.',
    replace: [['next([start, ...said])', 'next(said.length === 0 ? [start] : said.slice(-1))']],
  },
})
