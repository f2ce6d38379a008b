import { manifest, exerciseFiles } from './chapters/book/exercises.ts'
import { loadChecks, loadModule } from './exercises/runner/child/load.ts'
import { judge } from './exercises/runner/checks/judge.ts'
for (const e of manifest) {
  const t = performance.now()
  const r = await judge(await loadChecks(e), await loadModule(exerciseFiles(e).solution))
  const bad = r.filter((x) => x.status !== 'pass')
  if (bad.length) console.log(e.id, bad.length, 'of', r.length, [...new Set(bad.map((x) => x.message))].slice(0, 3))
  if (performance.now() - t > 400) console.log(e.id, Math.round(performance.now() - t), 'ms')
}
