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

/** What was said last and the state go from turn to turn; that is all a decoder knows of what was before. */
export function greedy<State>(step: Step<State>, state: State, { start, end, most }: Limits): number[] {
  const said: number[] = []
  let last = start
  while (said.length < most) {
    const next = step(state, last)
    state = next.state
    last = highest(next.scores)
    if (last === end) break
    said.push(last)
  }
  return said
}

/** The first of the highest: what comes later has to be above it. */
function highest(scores: readonly number[]): number {
  let best = 0
  for (let i = 1; i < scores.length; i++) if (scores[i] > scores[best]) best = i
  return best
}
