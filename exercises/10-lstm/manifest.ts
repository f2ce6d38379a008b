import type { ExerciseEntry } from '#exercises'

const chapter = '10-lstm'

export default [
  {
    id: 'lstm/rnn-cell',
    title: 'A cell, and a sequence',
    chapter,
    level: 'build',
    points: 5,
    minutes: 25,
    replaces: 'lib/nn/rnn-cell.ts',
    section: 'a-network-that-reads',
  },
  {
    id: 'lstm/through-time',
    title: 'Backpropagation through time, by hand',
    chapter,
    level: 'build',
    points: 6,
    minutes: 30,
    section: 'back-through-time',
  },
  {
    id: 'lstm/largest-stretch',
    title: 'What one step can stretch',
    chapter,
    level: 'try',
    points: 4,
    minutes: 20,
    section: 'what-is-left-after-a-hundred-steps',
  },
  {
    id: 'lstm/lstm-cell',
    title: 'A memory with gates',
    chapter,
    level: 'build',
    points: 5,
    minutes: 25,
    replaces: 'lib/nn/lstm-cell.ts',
    section: 'long-short-term-memory',
  },
  {
    id: 'lstm/forget-bias',
    title: 'A memory that begins open',
    chapter,
    level: 'try',
    points: 3,
    minutes: 15,
    section: 'long-short-term-memory',
  },
  {
    id: 'lstm/gru-cell',
    title: 'Two gates',
    chapter,
    level: 'build',
    points: 4,
    minutes: 20,
    replaces: 'lib/nn/gru-cell.ts',
    section: 'a-lighter-one-gru',
  },
] satisfies ExerciseEntry[]
