// npm run gates: what every exercise must satisfy, before a reader meets it.
import { parseArgs } from 'node:util'
import colors from 'picocolors'
import { manifest } from '../../../chapters/book/exercises.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { behaviorGate } from '../gates/behavior.ts'
import { filesGate, unlistedGate } from '../gates/files.ts'
import { mineGate } from '../gates/mine.ts'
import { textGate } from '../gates/text.ts'
import { typesGate } from '../gates/types.ts'
import { findExercise } from './select.ts'

const { values, positionals } = parseArgs({ options: { edited: { type: 'boolean' } }, allowPositionals: true })
const started = performance.now()
const entries = positionals.length > 0 ? positionals.map(findExercise) : manifest

// These two work in other processes, while the checks run here.
const elsewhere = [typesGate(entries), mineGate(entries)]
const problems = [...unlistedGate()]
for (const entry of entries) {
  const missing = filesGate(entry, values.edited === true)
  const found = missing.length > 0 ? missing : [...textGate(entry), ...(await behavior(entry))]
  problems.push(...found.map((problem) => `${entry.id}: ${problem}`))
}
problems.push(...(await Promise.all(elsewhere)).flat())

for (const problem of problems) console.error(`${colors.red('✗')} ${problem}`)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
const verdict = problems.length === 0 ? colors.green('every gate holds') : colors.red(`${problems.length} problems`)
console.log(`${entries.length} exercises: ${verdict} ${colors.dim(`(${seconds} s)`)}`)
process.exitCode = problems.length === 0 ? 0 : 1

/** A named exercise is shown in detail; a file that does not load is a problem of its exercise, not of the gates. */
async function behavior(entry: ExerciseEntry): Promise<string[]> {
  try {
    return await behaviorGate(entry, positionals.length > 0)
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  }
}
