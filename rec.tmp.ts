import { writeFileSync } from 'node:fs'
import { manifest } from './chapters/book/exercises.ts'
import { wrongAnswers } from './exercises/runner/gates/wrong-answers.ts'
import { loadChecks, loadModule } from './exercises/runner/child/load.ts'
import { runChecks } from './exercises/runner/checks/run-checks.ts'
import { underTest } from './exercises/runner/checks/judge.ts'
const out: any = {}
const guard = process.argv[2] === 'guard'
for (const e of manifest) {
  const { answers, problems } = await wrongAnswers(e)
  for (const p of problems) console.log(e.id, p)
  for (const { name, path } of answers) {
    const file = await loadChecks(e)
    const learners: any = await loadModule(path)
    const impl: any = guard ? underTest(file, learners) : file.drive ? file.drive(learners) : learners
    out[`${e.id}/${name}`] = (await runChecks(file.checks, impl)).map(({ name, status, message }) => ({ name, status, message }))
  }
}
writeFileSync(process.argv[3], JSON.stringify(out, null, 1))
console.log(Object.keys(out).length)
