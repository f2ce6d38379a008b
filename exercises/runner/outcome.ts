import { basename } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { TestCase, TestModule } from 'vitest/node'
import { exerciseOfChecks, files } from './catalog.ts'
import type { ExerciseEntry } from './entry.ts'
import type { Result } from './run-checks.ts'
import { statusOf } from './run-checks.ts'
import type { BoardStatus } from './board.ts'

export interface CheckOutcome extends Result {
  /** A position in the learner's file where the error passed through it, else in the checks. */
  location?: string
}

/** What became of one exercise file. */
export interface ExerciseOutcome {
  entry: ExerciseEntry
  status: BoardStatus
  checks: CheckOutcome[]
}

/** Reads an exercise's status from the tests of its file: it is derived from the run and stored nowhere. */
export function exerciseOutcome(module: TestModule): ExerciseOutcome | undefined {
  const entry = exerciseOfChecks(module.moduleId)
  if (!entry) return undefined
  const checks = [...module.children.allTests()].flatMap((test) => checkOutcome(test) ?? [])
  // The file itself failed: a syntax error, a missing file, a throw while it loaded.
  for (const error of module.errors()) {
    const name = 'the file loads'
    const location = drawnPlace(error.message, files(entry).learner) ?? place(error, module.moduleId)
    checks.unshift({ name, status: 'fail', message: firstLine(error.message), location })
  }
  return { entry, checks, status: checks.length === 0 ? 'not run' : statusOf(checks) }
}

function checkOutcome(test: TestCase): CheckOutcome | undefined {
  const result = test.result()
  if (result.state === 'passed') return { name: test.name, status: 'pass' }
  if (result.state === 'skipped' && result.note === 'todo') return { name: test.name, status: 'todo' }
  if (result.state !== 'failed') return undefined
  const error = result.errors[0]
  return {
    name: test.name,
    status: 'fail',
    message: firstLine(error.message),
    location: place(error, test.module.moduleId),
  }
}

/** The first line that says something: a compiler begins with "Transform failed with 1 error:". */
export function firstLine(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
  const said = lines.filter((line) => line !== '' && !line.endsWith('error:'))
  // "[PARSE_ERROR] Expected a semicolon": the words after it say so.
  return (said[0] ?? message.trim()).replace(/^\[[A-Z_]+\] /, '')
}

/** A file that cannot be read has no stack: the compiler draws the place into its message, `[ folder/sum-to.ts:27:3 ]`. */
function drawnPlace(message: string, learner: string): string | undefined {
  const [, line] = stripVTControlCharacters(message).split(`${basename(learner)}:`)
  return line === undefined ? undefined : `${learner}:${Number.parseInt(line)}`
}

/** `file:line`: the learner's file if the error came from there, else the line of the check. */
function place(error: { stacks?: { file: string; line: number }[] }, checks: string): string | undefined {
  const folder = checks.slice(0, checks.lastIndexOf('/'))
  const frames = (error.stacks ?? []).filter((frame) => frame.file.startsWith(folder))
  const frame = frames.find((candidate) => candidate.file !== checks) ?? frames[0]
  return frame && `${frame.file}:${frame.line}`
}
