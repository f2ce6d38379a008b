import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { useKernels } from 'chalkgrad'
import { registerWasm } from 'chalkgrad/wasm/node'
import { data, layers, learning, training } from './lib/bad-arguments/learning.fixture.ts'
import { methods, tensors } from './lib/bad-arguments/tensors.fixture.ts'
import { nodeCalls } from './lib/bad-arguments/node.fixture.ts'
import { faultsOf } from './lib/bad-arguments/try-calls.fixture.ts'
import { badValues } from './lib/bad-arguments/values.fixture.ts'
registerWasm()
const groups: any = { methods, tensors, layers, learning, training, data, node: nodeCalls(mkdtempSync(join(tmpdir(), 'bad-'))) }
const which = process.argv[2].split(',')
const kernels = process.argv[3] ?? 'reference'
const only = process.argv[4]
useKernels(kernels)
for (const g of which) {
  const t = performance.now()
  const calls = only ? Object.fromEntries(Object.entries(groups[g]).filter(([k]) => k === only)) : groups[g]
  const { tried, faults } = await faultsOf(calls, badValues())
  console.log(`# ${g}: ${tried} tried, ${faults.length} faults, ${(performance.now() - t).toFixed()} ms`)
  const by = new Map<string, any[]>()
  for (const f of faults) {
    const at = f.stack?.split('\n').filter(l => /\/lib\//.test(l) && !/bad-arguments/.test(l)).slice(0, 2).map((l: string) => l.replace(/.*\/lib\//, '').replace(/:\d+\)?$/, '')).join(' < ') ?? ''
    const key = `${f.call} | ${at}`
    by.set(key, [...(by.get(key) ?? []), f])
  }
  for (const [key, fs] of by) console.log(`${key} | ${fs.length} | ${fs[0].change} | ${fs[0].fault.slice(0, 120)}`)
}
process.exit(0)
