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
] satisfies ExerciseEntry[]
