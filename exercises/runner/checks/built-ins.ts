// The names of the language. Others of a page or of Node come and go by themselves.
const names =
  'Object Function Array Number String Boolean Symbol BigInt Date RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError Map Set WeakMap WeakSet WeakRef Promise Proxy Reflect JSON Math Atomics ArrayBuffer SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array isFinite isNaN parseFloat parseInt globalThis structuredClone'.split(
    ' ',
  )

// As they are before anybody's code runs: this file must work where they were replaced.
const { Map: OwnMap, Set: OwnSet } = globalThis

/** Name of a part of the language (`Math.abs`, `Array.prototype.map`) → what it is. */
export type BuiltIns = ReadonlyMap<string, unknown>

/** The language as it is now. */
export function builtIns(): BuiltIns {
  const found = new OwnMap<string, unknown>()
  for (const name of names) {
    const value: unknown = Reflect.get(globalThis, name)
    found.set(name, value)
    addProperties(found, name, value)
    if (typeof value === 'function') addProperties(found, `${name}.prototype`, value.prototype)
  }
  // What typed arrays share, and iterators, have no name of their own.
  addProperties(found, 'TypedArray.prototype', Object.getPrototypeOf(Float64Array.prototype))
  addProperties(found, 'Iterator.prototype', Object.getPrototypeOf(Object.getPrototypeOf([].values())))
  return found
}

/** The parts of the language that are not what they were, or were not there. */
export function changedBuiltIns(before: BuiltIns): string[] {
  const now = builtIns()
  const every = new OwnSet([...before.keys(), ...now.keys()])
  const changed = new OwnSet([...every].filter((name) => !Object.is(before.get(name), now.get(name))))
  // With Map, all that belongs to it is another one.
  return [...changed].filter((name) => !name.includes('.') || !changed.has(name.slice(0, name.indexOf('.'))))
}

function addProperties(found: Map<string, unknown>, name: string, value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || value === globalThis) return
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(value, key)
    const is: unknown = descriptor?.get ?? descriptor?.value
    // Texts such as RegExp.$1 change with use.
    if (typeof is === 'function' || typeof is === 'number') found.set(`${name}.${String(key)}`, is)
  }
}
