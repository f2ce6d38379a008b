import type { Limits } from './greedy.ts'

/** Runs where the learner's file runs. */
export function drive({ greedy }: typeof import('./greedy.ts')) {
  return {
    /** The scores behind each sound: scores[last]. What was said, and with what each call came. */
    behind(scores: number[][], limits: Limits) {
      const calls: number[] = []
      const said = greedy<null>((state, last) => (calls.push(last), { scores: [...scores[last]], state }), null, limits)
      return { said, calls }
    },
    /** The scores at each step, whatever was said; the state is the number of the step. */
    inTurn(scores: number[][], limits: Limits) {
      const states: number[] = []
      const step = (state: number) => {
        states.push(state)
        return { scores: [...(scores[state] ?? scores[0].map(() => 0))], state: state + 1 }
      }
      return { said: greedy<number>(step, 0, limits), states }
    },
    /** The state is what has been said, as a text; the scores depend on all of it. */
    remembering(limits: Limits, sounds: number): { said: number[]; heard: string[] } {
      const heard: string[] = []
      const step = (state: string, last: number) => {
        const now = `${state} ${last}`
        heard.push(now.trim())
        const sum = now
          .trim()
          .split(' ')
          .reduce((total, sound) => 3 * total + Number(sound), 1)
        return { scores: Array.from({ length: sounds }, (_, i) => -((sum + 5 * i) % 7)), state: now }
      }
      return { said: greedy(step, '', limits), heard }
    },
  }
}
