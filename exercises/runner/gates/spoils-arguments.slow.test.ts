import type { Tensor } from 'chalkgrad'
import { expect, test } from 'vitest'
import { exerciseFiles, exercisesOf } from '../../../chapters/book/exercises.ts'
import { writtenChapters } from '../../../chapters/book/front-matter.ts'
import { containersIn, isTensor } from '../checks/containers.ts'
import { judge } from '../checks/judge.ts'
import type { Functions } from '../checks/judge.ts'
import { loadChecks, loadModule } from '../child/load.ts'

// For each exercise, a learner whose functions are right, and then change the first number of their first list or tensor.
test.each(writtenChapters())('chapter $slug: a function that changes its argument is caught', async (chapter) => {
  for (const entry of exercisesOf(chapter)) {
    const file = await loadChecks(entry)
    const solution = await loadModule(exerciseFiles(entry).solution)
    const spoiled = new Set<string>()
    const named = new Set<string>()
    const learners = spoiling(solution, spoiled, file.exempt)
    for (const { message = '' } of await judge(file, learners))
      for (const [, name] of message.matchAll(/^(?:new )?([\w.]+)(?:\(…\))? changes its/g)) named.add(name)
    // Each check names the first change it saw, so one of the spoiled functions is enough.
    if (spoiled.size > 0) expect(named.size, `${entry.id} spoils ${[...spoiled].join()}`).toBeGreaterThan(0)
  }
})

function spoiling(
  solution: Functions,
  spoiled: Set<string>,
  exempt: Record<string, readonly number[]> = {},
): Functions {
  const entries = Object.entries(solution).map(([name, value]) => {
    if (typeof value !== 'function' || name in exempt) return [name, value]
    const spoils = (call: Functions[string], what: string) =>
      function (this: unknown, ...args: unknown[]) {
        const result: unknown = call.apply(this, args)
        if (args.some(spoil)) spoiled.add(what)
        return result
      }
    if (!/^class\b/.test(String(value))) return [name, spoils(value, name)]
    const Spoiling = class extends (value as unknown as new (...args: unknown[]) => object) {}
    for (const [key, { value: method }] of Object.entries(Object.getOwnPropertyDescriptors(value.prototype as object)))
      if (key !== 'constructor' && typeof method === 'function' && !(`${name}.${key}` in exempt))
        Object.defineProperty(Spoiling.prototype, key, { value: spoils(method, `${name}.${key}`), configurable: true })
    return [name, Spoiling]
  })
  return Object.fromEntries(entries)
}

/** Adds 1 to the first number in a list or a tensor; whether there was one. */
function spoil(arg: unknown): boolean {
  for (const { value } of containersIn(arg)) {
    if (isTensor(value) && value.data().length > 0) {
      const { storage, layout } = value as unknown as Tensor
      storage.write()[layout.offset]++
      return true
    }
    if (!Array.isArray(value) && !ArrayBuffer.isView(value)) continue
    const list = value as number[]
    if (typeof list[0] !== 'number') continue
    list[0]++
    return true
  }
  return false
}
