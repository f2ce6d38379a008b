import { missing, noteCall } from './calls.ts'
import { containersIn, isTensor } from './containers.ts'
import { firstChange, snapshot } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * Arguments that a function may change or hand on, by number, because that is its task: `{ matmul: [2] }` fills the
 * output that it is given. A method is named `Class.method`.
 */
export type Exempt = Readonly<Record<string, readonly number[]>>

const violations: string[] = []

/** What the learner's functions did to their arguments since it was last asked. It is noted even where the error would be caught. */
export function takeViolations(): string[] {
  return violations.splice(0)
}

// A learner's function may call another of his own and let it change a list that both know: only calls from outside count.
let inside = false

/**
 * The same module, watched: every call from outside must leave its arguments as they are, return nothing of them, and
 * answer at once. What a call did wrong is noted and not thrown, because the code in between might catch it.
 */
export function guarded<Module extends object>(learners: Module, exempt: Exempt = {}): Module {
  const entries = Object.entries(learners).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value]
    return [name, isClass(value) ? guardedClass(name, value, exempt) : guardedFunction(name, value, exempt)]
  })
  return new Proxy(Object.fromEntries(entries), {
    get(module, name) {
      if (name in module || typeof name !== 'string' || name === 'then') return Reflect.get(module, name)
      return function () {
        throw missing(name)
      }
    },
  })
}

type Callable = (...args: unknown[]) => unknown
type Constructor = new (...args: unknown[]) => object

function guardedFunction(name: string, call: Callable, exempt: Exempt): Callable {
  return function (this: unknown, ...args) {
    return watch(name, args, () => call.apply(this, args), exempt)
  }
}

/** Methods are watched where they stand, so that `instanceof` and private fields go on as before. */
function guardedClass(name: string, original: Constructor, exempt: Exempt): Constructor {
  const { prototype } = original
  for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    const method: unknown = descriptor.value
    if (key === 'constructor' || typeof method !== 'function' || watched.has(method)) continue
    const value = guardedFunction(`${name}.${key}`, method as Callable, exempt)
    watched.add(value)
    Object.defineProperty(prototype, key, { ...descriptor, value })
  }
  return new Proxy(original, {
    construct: (target, args, newTarget) =>
      watch(`new ${name}`, args, () => Reflect.construct(target, args, newTarget) as object, exempt) as object,
  })
}

const watched = new WeakSet<object>()

function watch(name: string, args: readonly unknown[], call: () => unknown, exempt: Exempt): unknown {
  if (inside) return call()
  const held = args.map((arg, i) => (exempt[name]?.includes(i) ? [] : snapshot(arg)))
  noteCall(name, args, exempt[name])
  let result: unknown
  inside = true
  try {
    result = call()
  } finally {
    inside = false
    note(changed(name, held))
  }
  if (isPromise(result)) {
    note(`${name} returns a promise: it must be synchronous, because the code that calls it does not wait`)
    return result
  }
  note(shared(name, held, result))
  return withGuardedFunctions(name, result, exempt)
}

function note(violation: string | undefined): void {
  if (violation !== undefined) violations.push(violation)
}

function changed(name: string, held: readonly Snapshot[]): string | undefined {
  for (const [i, was] of held.entries()) {
    const change = firstChange(was)
    if (change !== undefined) return `${name} changes its ${ordinal(i)} argument${change}`
  }
  return undefined
}

/** A list of the result that is a list of an argument: who writes into the one would change the other. */
function shared(name: string, held: readonly Snapshot[], result: unknown): string | undefined {
  const parts = containersIn(result)
  if (parts.length === 0) return undefined
  const owners = new Map<object, number>()
  held.forEach((things, i) => things.forEach(({ value }) => owners.set(memoryOf(value), i)))
  for (const { value, path } of parts) {
    const owner = owners.get(memoryOf(value))
    // Tensors are handed on as they are where there is nothing to do, as dropout does in use.
    if (owner === undefined || (isTensor(value) && held[owner].some((thing) => thing.value === value))) continue
    const what = path === '' ? 'its result' : `${path} of its result`
    return `${name}: ${what} is a part of the ${ordinal(owner)} argument itself, not a copy: who changes one changes both`
  }
  return undefined
}

/** Two views of one memory are one thing. */
function memoryOf(value: object): object {
  if (isTensor(value)) return value.storage
  return ArrayBuffer.isView(value) ? value.buffer : value
}

function ordinal(i: number): string {
  return ['first', 'second', 'third', 'fourth', 'fifth'][i] ?? `${i + 1}th`
}

/** What a function returns may be called, too: a schedule, a prediction. */
function withGuardedFunctions(name: string, result: unknown, exempt: Exempt): unknown {
  if (typeof result === 'function' && !isClass(result)) return guardedFunction(`${name}(…)`, result as Callable, exempt)
  if (typeof result !== 'object' || result === null || Object.getPrototypeOf(result) !== Object.prototype) return result
  for (const [key, value] of Object.entries(result))
    if (typeof value === 'function' && !isClass(value) && !watched.has(value)) {
      const replacement = guardedFunction(key, value, exempt)
      watched.add(replacement)
      Reflect.set(result, key, replacement)
    }
  return result
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'then') === 'function'
}

function isClass(value: unknown): value is Constructor {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value))
}
