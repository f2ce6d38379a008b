import type { Remote } from './check.ts'
import { isTypedArray } from './compare/flatten.ts'

/**
 * The module as it would look from another thread: every argument and every result is cloned.
 * A check that passes through it passes in a worker and in a sandbox, too.
 * @throws TypeError where something other than plain data is passed
 */
export function dataOnly<Impl extends object>(impl: Impl): Remote<Impl> {
  const remote: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(impl)) {
    if (typeof value !== 'function') continue
    remote[name] = async (...args: unknown[]) => {
      args.forEach((arg, i) => assertData(arg, `argument ${i + 1} of ${name}`))
      const result: unknown = await value(...structuredClone(args))
      assertData(result, `the result of ${name}`)
      return structuredClone(result)
    }
  }
  return remote as Remote<Impl>
}

function assertData(value: unknown, what: string): void {
  if (value === null || ['number', 'string', 'boolean', 'undefined'].includes(typeof value) || isTypedArray(value))
    return
  if (Array.isArray(value)) return value.forEach((part, i) => assertData(part, `${what}[${i}]`))
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [key, part] of Object.entries(value)) assertData(part, `${what}.${key}`)
    return
  }
  const kind = typeof value === 'object' ? `a ${value.constructor?.name ?? 'special object'}` : `a ${typeof value}`
  throw new TypeError(
    `${what} is ${kind}; checks pass plain data only (numbers, strings, lists, objects, typed arrays)`,
  )
}
