import { brief } from './calls.ts'
import { containersIn, isIndexed, numbersOf } from './containers.ts'

type Parts = ArrayLike<unknown> | Readonly<Record<string, unknown>>

/** What a value held at one moment: the parts of each thing in it that can be changed. */
export type Snapshot = readonly { value: object; path: string; parts: Parts }[]

export function snapshot(value: unknown): Snapshot {
  return containersIn(value).map((container) => ({ ...container, parts: copyOf(container.value) }))
}

function copyOf(value: object): Parts {
  const parts = partsOf(value)
  return isIndexed(parts) ? Array.from(parts) : { ...parts }
}

/** Where its parts lie: by index or by name. */
function partsOf(value: object): Parts {
  return numbersOf(value) ?? (value as Parts)
}

/** The first place where things are not as they were: ` at [1].name: 2 became 3`. */
export function firstChange(before: Snapshot): string | undefined {
  for (const { value, path, parts } of before) {
    const change = changeOf(parts, partsOf(value), path)
    if (change !== undefined) return change
  }
  return undefined
}

function changeOf(was: Parts, is: Parts, path: string): string | undefined {
  if (isIndexed(was) && isIndexed(is)) {
    if (was.length !== is.length) return `${at(path)}: ${items(was.length)} became ${items(is.length)}`
    for (let i = 0; i < was.length; i++)
      if (!Object.is(was[i], is[i])) return `${at(`${path}[${i}]`)}: ${words(was[i])} became ${words(is[i])}`
    return undefined
  }
  const [before, now] = [was, is] as Record<string, unknown>[]
  const key = Object.keys({ ...before, ...now }).find((name) => !Object.is(before[name], now[name]))
  return key === undefined ? undefined : `${at(`${path}.${key}`)}: ${words(before[key])} became ${words(now[key])}`
}

function at(path: string): string {
  return path === '' ? '' : ` at ${path}`
}

function words(value: unknown): string {
  return brief(value, 40)
}

function items(count: number): string {
  return `${count} ${count === 1 ? 'item' : 'items'}`
}
