import { afterAll, expect, test } from 'vitest'
import { attempt, smallBook, TemporaryCopy, wrongAnswers } from '../testing/temporary-copy.ts'

const copy = new TemporaryCopy(smallBook(['good', 'edited', 'types', 'weak', 'eager', 'bare', 'tensor']))
afterAll(() => copy.remove())

test('every gate turns red for the mistake that it is for', { timeout: 180_000 }, async () => {
  const [exercises, solutions] = ['exercises/01-first', 'solutions/01-first']
  copy.write(`${exercises}/edited/edited.ts`, attempt())
  copy.write(`${solutions}/types/types.ts`, attempt('halve(x: number)', 'halve(x: number, by = 2)'))
  const weak = wrongAnswers
    .replace("['2 *', 'x *']", "['2 * x', 'x * 2']")
    .replace("['2 *', '-2 *']", "['export function halve', 'function halve']")
    .replace('Thirds.', ' ')
    .replace(
      '})',
      "  twice: { why: 'In both.', replace: [['return', '']] },\n  gone: { why: 'Not there.', replace: [['3 *', '']] },\n})",
    )
  copy.write(`${solutions}/weak/wrong.ts`, weak)
  copy.write(
    `${exercises}/eager/checks.ts`,
    `export const checks = { 'is nothing': async () => {}, 'is wrong': async (impl, t) => t.near(await impl.double(1), 3) }\n`,
  )
  copy.write(`${exercises}/eager/hints.md`, '## Nudge\n\n## Plan\nAdd.\n')
  copy.write(`${solutions}/bare/wrong.ts`, wrongAnswers.replace(/ {2}third.*\n/, ''))
  copy.write(
    `${exercises}/tensor/checks.ts`,
    `export const checks = { 'takes a function': async (impl, t) => t.near(await impl.double(() => 1), NaN) }\n`,
  )
  copy.write(`${exercises}/stray/stray.ts`, '')
  copy.write('exercises/02-lost/manifest.ts', 'export default []\n')
  const { code, output } = await copy.run('gates.ts')
  for (const problem of [
    'exercises/01-first/stray is not in the manifest',
    'exercises/manifest.ts does not import ./02-lost/manifest.ts',
    'first/edited: exercises/01-first/edited/edited.ts differs from its stub',
    'first/types: stub and solution export different types',
    'first/weak: wrong answer sign exports double; the solution double, halve',
    'first/weak: wrong.ts does not say why a learner would write third',
    'first/weak: wrong answer square passes every check',
    'first/weak: wrong answer twice: the solution has "return" more than once',
    'first/weak: wrong answer gone: the solution has no "3 *"',
    'first/eager: hints.md has 2 hints ("## Nudge"), 3 are needed',
    'first/eager: the hint "Nudge" is empty',
    'first/eager: on the stub, "is nothing" ends as pass, not todo',
    'first/eager: on the solution, "is wrong" ends as fail, not pass got 2, wanted 3',
    'first/bare: it has 2 wrong answers, 3 are needed',
    'first/tensor: on the solution, with cloned data, "takes a function" ends as fail, not pass TypeError: argument 1 of double is a function',
  ]) {
    expect(output).toContain(`✗ ${problem}`)
  }
  expect(output).not.toContain('first/good')
  expect(code).toBe(1)
})
