// npm run hint sum-to: the next hint; each call opens one more. --all: all of them. --again: start over.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import colors from 'picocolors'
import { files, root } from './catalog.ts'
import { exerciseCommand, run } from './command.ts'
import { exerciseName } from './entry.ts'
import type { ExerciseEntry } from './entry.ts'
import { parseHints } from './hints.ts'

// How many hints someone has opened is kept here; git ignores the folder.
const progressFile = join(root, '.runs', 'hints.json')

const command = exerciseCommand('hint', 'Shows the next hint for an exercise: a nudge, then a plan, then an outline.')
  .option('--all', 'show every hint')
  .option('--again', 'start over with the first')

await run(command, (entry, { all, again }) => {
  const hints = parseHints(readFileSync(files(entry).hints, 'utf8'))
  const before = again ? 0 : openedHints(entry)
  const opened = all ? hints.length : Math.min(before + 1, hints.length)
  console.log(`\n${colors.bold(entry.id)} ${colors.dim(entry.title)}`)
  hints
    .slice(all ? 0 : opened - 1, opened)
    .forEach(({ title, text }) => console.log(`\n${colors.cyan(title)}\n${text}`))
  rememberHints(entry, opened)
  const left = hints.length - opened
  const name = exerciseName(entry)
  if (left > 0) console.log(colors.dim(`\n${left} more: npm run hint ${name}`))
  else if (before >= hints.length && !all)
    console.log(colors.dim(`\nThat was the last one. From the first: npm run hint ${name} -- --again`))
  return 0
})

function readProgress(): Record<string, number> {
  try {
    return JSON.parse(readFileSync(progressFile, 'utf8'))
  } catch {
    return {} // nothing opened yet
  }
}

function openedHints(entry: ExerciseEntry): number {
  return readProgress()[entry.id] ?? 0
}

function rememberHints(entry: ExerciseEntry, opened: number): void {
  mkdirSync(dirname(progressFile), { recursive: true })
  writeFileSync(progressFile, JSON.stringify({ ...readProgress(), [entry.id]: opened }, null, 2) + '\n')
}
