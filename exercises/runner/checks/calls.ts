import type { Remote } from './check.ts'
import { CheckError } from './compare/check-error.ts'
import { isTypedArray } from './compare/flatten.ts'
import { number } from './compare/same-shape.ts'
import { isPlain, isTensor, numbersOf } from './containers.ts'

/** What a check called last: `double`, `double(3)`, `3`. */
export interface LastCall {
  name?: string
  text?: string
  input?: string
}

/** The learner's function that was called last, and whether its arguments say what went in. */
let learners: { name: string; text: string; says: boolean } | undefined

/** The guard saw a call from outside. What is `hidden`, by number, counts how often it is read. */
export function noteCall(name: string, args: readonly unknown[], hidden: readonly number[] = []): void {
  const shown = args.map((arg, i) => (hidden.includes(i) ? new Hidden() : arg))
  learners = { name, text: callText(name, shown), says: args.length > hidden.length }
}

class Hidden {}

/**
 * The last call in names that the learner wrote: what a driver calls its work with them says nothing to who never sees it.
 * What went in is the check's, where the learner's function was given nothing, as `step()`.
 */
export function callOf({ name, text, input }: LastCall): string | undefined {
  if (learners === undefined || learners.name === name) return text
  return learners.says || !input ? learners.text : `${learners.text}, for ${input}`
}

/**
 * The same functions, and a note of the last call: a wrong value teaches most beside what it was computed from. Each call
 * gets copies, as from another thread: what two checks share, such as a constant of `checks.ts`, stays as it is.
 */
export function noted<Impl>(impl: Remote<Impl>): { impl: Remote<Impl>; last: LastCall } {
  const last: LastCall = {}
  // The target is empty, because a module does not let a proxy show other functions than its own.
  const proxy = new Proxy({} as Remote<Impl>, {
    get(_, name) {
      const value: unknown = Reflect.get(impl as object, name)
      // A check awaits what it calls, and asks every object whether it has a `then`.
      if (value === undefined && typeof name === 'string' && name !== 'then') throw missing(name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        learners = undefined
        last.name = String(name)
        last.text = callText(last.name, args)
        last.input = inputText(args)
        return value.apply(impl, args.map(copy))
      }
    },
  })
  return { impl: proxy, last }
}

/** The name is the task's. In what a browser says of it, the name of the variable before it is that of a packer. */
export function missing(name: string): CheckError {
  return new CheckError(`there is no function ${name}: was its export renamed or removed?`, true)
}

function copy(value: unknown): unknown {
  // A check that passes more than data is refused by the gates.
  return typeof value === 'function' ? value : structuredClone(value)
}

/** `softmax([0, 1.5], { axis: 0 })`; long lists are cut, so that it fits into a message. */
export function callText(name: string, args: readonly unknown[]): string {
  return `${name}(${inputText(args)})`
}

function inputText(args: readonly unknown[]): string {
  const room = Math.max(40, 110 / args.length)
  return args.map((arg) => brief(arg, room)).join(', ')
}

/** In about so many characters. */
export function brief(value: unknown, room: number): string {
  if (typeof value === 'number') return number(value)
  if (Array.isArray(value) || isTypedArray(value)) return `[${items(value, room)}]`
  if (typeof value === 'function') return 'a function'
  if (value instanceof Hidden) return '…'
  if (typeof value === 'object' && value !== null) {
    if (!isPlain(value)) return instance(value, room)
    const entries = Object.entries(value)
    const parts = entries.map(([key, part]) => `${key}: ${brief(part, Math.max(12, room / entries.length))}`)
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

/** `(2, 2) [1, 2, 3, 4]` for a tensor, `Random` for what has a class of its own. */
function instance(value: object, room: number): string {
  try {
    const numbers = numbersOf(value)
    if (numbers) return `${isTensor(value) ? `(${value.shape.join(', ')}) ` : ''}[${items(numbers, room)}]`
  } catch {
    // The memory of a tensor may be gone.
  }
  return value.constructor.name
}

/** The first items, as many as there is room for, and how many there are besides. */
function items(list: ArrayLike<unknown>, room: number): string {
  const parts: string[] = []
  let length = 0
  for (let i = 0; i < list.length; i++) {
    const text = brief(list[i], room - length)
    length += text.length + 2
    if (i > 0 && length > room) return `${parts.join(', ')}, … ${list.length - i} more`
    parts.push(text)
  }
  return parts.join(', ')
}
