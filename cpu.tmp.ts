import { manifest, exerciseFiles } from './chapters/book/exercises.ts'
import { loadChecks, loadModule } from './exercises/runner/child/load.ts'
import { judge } from './exercises/runner/checks/judge.ts'
import { runChecks } from './exercises/runner/checks/run-checks.ts'
let A = 0, B = 0
for (const e of manifest) {
  const f = await loadChecks(e), m: any = await loadModule(exerciseFiles(e).solution)
  const cpu = async (fn: any) => { const c = process.cpuUsage(); await fn(); const d = process.cpuUsage(c); return (d.user + d.system) / 1000 }
  const impl: any = f.drive ? f.drive(m) : m
  const a = await cpu(() => runChecks(f.checks, impl)), b = await cpu(() => judge(f, m))
  A += a; B += b
  if (b > 100) console.log(e.id, Math.round(a), '→', Math.round(b), 'ms cpu')
}
console.log(A, B)
