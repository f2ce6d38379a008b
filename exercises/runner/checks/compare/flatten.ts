import { CheckError } from './check-error.ts'

/** Numbers in any form that crosses a worker boundary: a number, nested lists, a typed array, or a tensor's parts. */
export interface Numbers {
  /** Outermost axis first; `[]` for one number. */
  shape: number[]
  dtype?: string
  values: ArrayLike<number>
}

export function isTypedArray(value: unknown): value is ArrayLike<number> {
  return ArrayBuffer.isView(value) && !(value instanceof DataView) && !(value instanceof BigInt64Array)
}

function isTensorData(value: unknown): value is { shape: ArrayLike<number>; dtype?: string; data: ArrayLike<number> } {
  return typeof value === 'object' && value !== null && 'shape' in value && 'data' in value
}

export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (value instanceof Promise) return 'a promise (is an await missing?)'
  if (typeof value === 'object')
    return Array.isArray(value) ? 'an array' : `an object { ${Object.keys(value).join(', ')} }`
  return typeof value === 'function' ? 'a function' : JSON.stringify(value)
}

export function shapeText(shape: ArrayLike<number>): string {
  if (shape.length === 0) return 'a single number'
  return `shape (${Array.from(shape).join(', ')}${shape.length === 1 ? ',' : ''})`
}

/** Reads `value` as numbers with a shape; says what is wrong with it (`who` is "got" or "wanted") where it is not. */
export function flatten(value: unknown, who = 'got'): Numbers {
  if (typeof value === 'number') return { shape: [], values: [value] }
  if (isTypedArray(value)) return { shape: [value.length], values: value }
  if (isTensorData(value)) return fromTensorData(value, who)
  if (Array.isArray(value)) {
    const values: number[] = []
    return { shape: collect(value, values, who, []), values }
  }
  throw new CheckError(`${who} ${describe(value)}, wanted numbers`)
}

function fromTensorData(value: { shape: ArrayLike<number>; dtype?: string; data: ArrayLike<number> }, who: string) {
  const shape = Array.from(value.shape)
  const size = shape.reduce((product, length) => product * length, 1)
  if (!Array.isArray(value.data) && !isTypedArray(value.data))
    throw new CheckError(`${who} ${describe(value.data)} as data`)
  if (value.data.length !== size) {
    throw new CheckError(`${who} ${value.data.length} numbers as data of ${shapeText(shape)}, which holds ${size}`)
  }
  return { shape, dtype: value.dtype, values: value.data }
}

function collect(list: unknown, values: number[], who: string, path: number[]): number[] {
  if (typeof list === 'number') {
    values.push(list)
    return []
  }
  if (!Array.isArray(list) && !isTypedArray(list))
    throw new CheckError(`${who} ${describe(list)} at [${path.join(', ')}], wanted a number`)
  let inner: number[] | undefined
  // An index loop, not map: it visits the holes of a sparse array, which are missing numbers.
  for (let i = 0; i < list.length; i++) {
    const shape = collect(list[i], values, who, [...path, i])
    if (inner !== undefined && inner.join() !== shape.join()) {
      throw new CheckError(
        `${who} a ragged list: [${[...path, 0].join(', ')}] has ${shapeText(inner)}, [${[...path, i].join(', ')}] has ${shapeText(shape)}`,
      )
    }
    inner = shape
  }
  return [list.length, ...(inner ?? [])]
}
