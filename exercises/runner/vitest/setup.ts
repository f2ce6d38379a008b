import { moduleState, rememberKernels } from 'chalkgrad/module-state'
import { afterAll, beforeAll } from 'vitest'

// Test files share one module graph (isolate: false), so what a file leaves switched over would leak into the next.
let before: Record<string, unknown> = {}
let bringBackKernels = () => {}

beforeAll(() => {
  before = moduleState()
  bringBackKernels = rememberKernels()
})

afterAll(() => {
  const after = moduleState()
  // A set that a test registers, perhaps a wrong one, is not for the next file.
  bringBackKernels()
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !Object.is(before[key], after[key]),
  )
  if (changed.length === 0) return
  const list = changed.map((key) => `${key} was ${String(before[key])}, is ${String(after[key])}`).join('; ')
  throw new Error(
    `this test file leaves module state changed: ${list}. Switch it with a function that restores in finally`,
  )
})
