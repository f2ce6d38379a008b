import { todo } from '#exercises'

/** One step of a decoder: from what it carries and what was said last, to a score for each sound and what it carries then. */
export type Step<State> = (state: State, last: number) => { scores: number[]; state: State }

/** Where it begins, and where it ends. */
export interface Limits {
  /** What is read in front of the first sound. */
  start: number
  /** The sound that says: that was all. */
  end: number
  /** So many sounds at most, the end not counted. */
  most: number
}

/**
 * Lets a decoder speak: it says the sound with the highest score, reads it again, and goes on from there, until the likeliest is
 * the end, or `most` sounds have been said. There is no teacher here: whatever it said, it goes on from it.
 *
 * - step: called once for each sound, and once for the end, never more; it must get the state that the call before returned
 * - scores: logits or log-probabilities, so they may all be below 0, or −∞; of equal ones the first counts
 * - returns the sounds in order, without start and end
 *
 * Example: the scores say 2 behind 0, 1 behind 2, and the end, 3, behind 1. From start 0 it says [2, 1], with three calls of step.
 * With most 1 it says [2].
 */
export function greedy<State>(step: Step<State>, state: State, { start, end, most }: Limits): number[] {
  return todo('greedy')
}
