// npm run hint sum-to: the next hint; each call opens one more. --all: all of them. --again: start over.
import colors from 'picocolors'
import { exerciseCommand, run } from './command.ts'
import { exerciseName } from '../../../chapters/book/exercise.ts'
import { hintsOf, openedHints, rememberHints } from './opened-hints.ts'

const command = exerciseCommand('hint', 'Shows the next hint for an exercise: a nudge, then a plan, then an outline.')
  .option('--all', 'show every hint')
  .option('--again', 'start over with the first')

await run(command, (entry, { all, again }) => {
  const hints = hintsOf(entry)
  const before = again ? 0 : openedHints(entry)
  const opened = all ? hints.length : Math.min(before + 1, hints.length)
  console.log(`\n${colors.bold(entry.id)} ${colors.dim(entry.title)}`)
  for (const { title, text } of hints.slice(all ? 0 : opened - 1, opened))
    console.log(`\n${colors.cyan(title)}\n${text}`)
  const why = rememberHints(entry, opened)
  if (why !== undefined)
    console.error(colors.yellow(`\nThe next call shows this hint again: ${why}. All at once: --all`))
  const left = hints.length - opened
  const name = exerciseName(entry)
  if (left > 0) console.log(colors.dim(`\n${left} more: npm run hint ${name}`))
  else if (before >= hints.length && !all) {
    console.log(colors.dim(`\nThat was the last one. From the first: npm run hint ${name} -- --again`))
  }
  return 0
})
