// npm run reset sum-to: puts the stub back, and keeps what was there.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import colors from 'picocolors'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { fromRoot, root } from '../../../chapters/book/root.ts'
import { exerciseCommand, run } from './command.ts'
import { exerciseName } from '../../../chapters/book/exercise.ts'

const command = exerciseCommand('reset', 'Puts the stub of an exercise back. Your attempt is kept as a copy.').option(
  '--yes',
  'do not ask',
)

await run(command, async (entry, { yes }) => {
  const { learner, stub } = exerciseFiles(entry)
  const file = fromRoot(learner)
  if (existsSync(learner) && readFileSync(learner, 'utf8') === readFileSync(stub, 'utf8')) {
    console.log(`${file} is the stub already`)
    return 0
  }
  if (yes !== true && !(await confirmed(`Put the stub back into ${file}? A copy of your file is kept. [y/N] `))) {
    console.log('nothing changed')
    return 1
  }
  if (existsSync(learner)) {
    const attempts = join(root, '.runs', 'attempts')
    mkdirSync(attempts, { recursive: true })
    const copy = join(attempts, `${exerciseName(entry)}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.ts`)
    copyFileSync(learner, copy)
    console.log(`your attempt is kept as ${fromRoot(copy)}`)
  }
  // Not through a link, into whatever lies at its end.
  rmSync(learner, { force: true })
  copyFileSync(stub, learner)
  console.log(`${colors.green('✓')} ${file} is the stub again`)
  return 0
})

async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.error('this is not a terminal, so there is no one to ask: add -- --yes')
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(question)
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}
