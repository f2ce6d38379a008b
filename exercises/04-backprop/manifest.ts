import type { ExerciseEntry } from '#exercises'

export default [
  {
    id: 'backprop/sum-to',
    title: 'Sum a gradient back to its shape',
    chapter: '04-backprop',
    level: 'build',
    points: 4,
    minutes: 15,
  },
] satisfies ExerciseEntry[]
