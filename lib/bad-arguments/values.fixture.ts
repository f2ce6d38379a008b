import { ones, scope, Tensor, tensor } from 'chalkgrad'

/** What programs that see no types hand over by mistake, each with its name for the report. */
export type Bad = readonly [name: string, value: unknown]

/** A tensor whose scope has ended. */
function released(): Tensor {
  let inside = ones([2, 3])
  scope(() => void (inside = ones([2, 3])))
  return inside
}

function cyclic(): { list: unknown[]; object: Record<string, unknown> } {
  const list: unknown[] = [1]
  list.push(list)
  const object: Record<string, unknown> = {}
  object.own = object
  return { list, object }
}

/** Its memory went elsewhere, as with a message to a worker. */
function detached(): Float32Array {
  const array = new Float32Array(6)
  structuredClone(array, { transfer: [array.buffer] })
  return array
}

/** Made anew for each set of kernels, which has memory of its own. */
export function badValues(): Bad[] {
  const { list, object } = cyclic()
  return [
    ['undefined', undefined],
    ['null', null],
    ['true', true],
    ["'two'", 'two'],
    ["''", ''],
    ["'3'", '3'],
    ['NaN', NaN],
    ['Infinity', Infinity],
    ['-Infinity', -Infinity],
    ['1.5', 1.5],
    ['-1', -1],
    ['-7', -7],
    ['0', 0],
    ['99', 99],
    ['2 ** 40', 2 ** 40],
    ['2 ** 53', 2 ** 53],
    ['1e200', 1e200],
    ['3n', 3n],
    ['a symbol', Symbol('odd')],
    ['a function', () => 1],
    ['{}', {}],
    ['an object without a prototype', Object.create(null)],
    ['an object that contains itself', object],
    ['[]', []],
    ['[-1, 1.5]', [-1, 1.5]],
    ['[null]', [null]],
    ['[a symbol]', [Symbol('odd')]],
    ["['3']", ['3']],
    ['[1e200]', [1e200]],
    ['a list with a hole', new Array(2)],
    ['a list that contains itself', list],
    ['a date', new Date(NaN)],
    ['a promise', Promise.resolve(1)],
    ['a detached array', detached()],
    ['an array of BigInt', new BigInt64Array(2)],
    ['a tensor ()', tensor(2)],
    ['a tensor (5, 7)', ones([5, 7])],
    ['a tensor (0)', ones([0])],
    ['a tensor of int32', ones([2, 3], { dtype: 'int32' })],
    ['a tensor of float64', ones([2, 3], { dtype: 'float64' })],
    ['a released tensor', released()],
  ]
}
