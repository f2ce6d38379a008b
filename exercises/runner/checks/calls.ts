import type { Remote } from './check.ts'
import { isTypedArray } from './compare/flatten.ts'
import { number } from './compare/same-shape.ts'

/** What a check called last, in words. */
export interface LastCall {
  text?: string
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
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        last.text = callText(String(name), args)
        return value.apply(impl, args.map(copy))
      }
    },
  })
  return { impl: proxy, last }
}

function copy(value: unknown): unknown {
  // A check that passes more than data is refused by the gates.
  return typeof value === 'function' ? value : structuredClone(value)
}

/** `softmax([0, 1.5], { axis: 0 })`; long lists are cut, so that it fits into a message. */
export function callText(name: string, args: readonly unknown[]): string {
  const room = Math.max(40, 110 / args.length)
  return `${name}(${args.map((arg) => brief(arg, room)).join(', ')})`
}

/** In about so many characters. */
export function brief(value: unknown, room: number): string {
  if (typeof value === 'number') return number(value)
  if (Array.isArray(value) || isTypedArray(value)) return `[${items(value, room)}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    const parts = entries.map(([key, part]) => `${key}: ${brief(part, Math.max(12, room / entries.length))}`)
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
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
