import type { Marks } from './teacher-forcing.ts'

/** Runs where the learner's file runs. */
export function drive({ teacherForcing }: typeof import('./teacher-forcing.ts')) {
  return {
    teacherForcing,
    /** Whether each row is a list of its own, in both. */
    alone(words: number[][], marks: Marks): boolean {
      const { said, next } = teacherForcing(words, marks)
      return new Set([...said, ...next]).size === 2 * words.length
    },
  }
}
