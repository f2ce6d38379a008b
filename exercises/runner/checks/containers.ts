import { isTypedArray } from './compare/flatten.ts'

/** What a tensor is to the guard, which imports no engine: a shape, memory, and numbers that can be read. */
interface TensorLike {
  shape: readonly number[]
  storage: object
  data(): ArrayLike<number>
}

/** A thing that holds other things and can be changed in place, and where it lies in what was looked through. */
export interface Container {
  value: object
  /** `[1].shape` */
  path: string
}

/** All lists, plain objects, tensors and memories in a value, each once, however they hang together. */
export function containersIn(root: unknown): Container[] {
  const seen = new Set<object>()
  const found: Container[] = []
  const open: { value: unknown; path: string }[] = [{ value: root, path: '' }]
  // Not by recursion: a chain of 100,000 nodes is plain data, too.
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next
    if (!isContainer(value) || seen.has(value)) continue
    seen.add(value)
    found.push({ value, path })
    if (Array.isArray(value)) {
      value.forEach((part, i) => typeof part === 'object' && open.push({ value: part, path: `${path}[${i}]` }))
    } else if (isPlain(value)) {
      for (const [key, part] of Object.entries(value)) open.push({ value: part, path: `${path}.${key}` })
    }
  }
  return found
}

/** Others, such as a generator or an optimizer, may change: that is what they are for. */
function isContainer(value: unknown): value is object {
  return isIndexed(value) || isPlain(value) || numbersOf(value) !== undefined
}

export function isIndexed(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || isTypedArray(value)
}

export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

export function isTensor(value: unknown): value is TensorLike {
  return isObjectWith(value, 'storage', 'shape') && typeof Reflect.get(value, 'data') === 'function'
}

/** The numbers of a tensor, or of the memory that kernels are handed without a tensor. */
export function numbersOf(value: unknown): ArrayLike<number> | undefined {
  if (isTensor(value)) return value.data()
  if (isPlain(value) || !isObjectWith(value, 'dtype', 'length')) return undefined
  const read: unknown = Reflect.get(value, 'read') ?? Reflect.get(value, 'view')
  return typeof read === 'function' ? (read.call(value) as ArrayLike<number>) : undefined
}

function isObjectWith(value: unknown, ...keys: string[]): value is object {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value)
}
