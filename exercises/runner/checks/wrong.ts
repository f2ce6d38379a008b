/** A plausible wrong answer, as the change of the solution that it is. */
export interface WrongAnswer {
  /** Why a learner would write it. */
  why: string
  /** What stands once in the solution, and what the learner wrote instead. */
  replace: readonly (readonly [solution: string, learner: string])[]
}

/** The wrong answers to one exercise, each under the name of its mistake: the default export of `wrong.ts`. */
export function wrong<const Answers extends Readonly<Record<string, WrongAnswer>>>(answers: Answers): Answers {
  return answers
}

/**
 * The learner's file: the solution with everything replaced.
 * @throws RangeError where a text does not stand exactly once in the solution, or where two overlap
 */
export function wrongFile(solution: string, { replace }: WrongAnswer): string {
  const places = replace.map(([from, to]) => {
    const start = solution.indexOf(from)
    if (from === '' || start === -1) throw new RangeError(`the solution has no ${JSON.stringify(from)}`)
    if (solution.indexOf(from, start + 1) !== -1)
      throw new RangeError(`the solution has ${JSON.stringify(from)} more than once`)
    return { start, end: start + from.length, to }
  })
  places.sort((a, b) => a.start - b.start)
  let text = ''
  let end = 0
  for (const place of places) {
    if (place.start < end) throw new RangeError(`two replacements overlap before ${JSON.stringify(place.to)}`)
    text += solution.slice(end, place.start) + place.to
    end = place.end
  }
  return text + solution.slice(end)
}
