// npm run solution sum-to: shown once your own passes; --anyway shows it at once.
import { readFileSync } from 'node:fs'
import colors from 'picocolors'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { fromRoot } from '../../../chapters/book/root.ts'
import { judgeInChildren } from '../child/pool.ts'
import { exerciseCommand, run } from './command.ts'
import { exerciseName } from '../../../chapters/book/exercise.ts'

const command = exerciseCommand('solution', 'Shows the solution of an exercise once yours passes its checks.').option(
  '--anyway',
  'show it now',
)

await run(command, async (entry, { anyway }) => {
  const { solution } = exerciseFiles(entry)
  if (anyway !== true) {
    const [{ status }] = await judgeInChildren([entry])
    if (status !== 'solved') {
      const name = exerciseName(entry)
      console.log(
        `${entry.id} is ${status === 'wrong' ? 'not right yet' : 'not solved yet'}; its solution waits until it is.`,
      )
      console.log(`  a hint       npm run hint ${name}`)
      console.log(`  your state   npm test -- ${name}`)
      console.log(colors.dim(`  at once      npm run solution ${name} -- --anyway`))
      return 1
    }
    console.log(colors.green(`Your ${entry.id} passes every check. One way to write it:`))
  }
  console.log(`\n${colors.dim(fromRoot(solution))}\n\n${readFileSync(solution, 'utf8').trimEnd()}\n`)
  return 0
})
