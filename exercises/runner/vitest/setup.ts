import { afterAll, beforeAll } from 'vitest'

type ModuleState = () => Record<string, unknown>

// Test files share one module graph (isolate: false), so what a file leaves switched over would leak into the next.
const engine: { moduleState?: ModuleState } | undefined = await import('chalkgrad/module-state').catch(() => undefined)

let before: Record<string, unknown> = {}

beforeAll(() => {
  before = engine?.moduleState?.() ?? {}
})

afterAll(() => {
  const after = engine?.moduleState?.() ?? {}
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !Object.is(before[key], after[key]),
  )
  if (changed.length === 0) return
  const list = changed.map((key) => `${key} was ${String(before[key])}, is ${String(after[key])}`).join('; ')
  throw new Error(
    `this test file leaves module state changed: ${list}. Switch it with a function that restores in finally`,
  )
})
