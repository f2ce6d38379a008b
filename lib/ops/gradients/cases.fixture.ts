// What every differentiable operation is tried on: all kinds of shapes and layouts.
import { tensor, type Shape, type Tensor } from 'chalkgrad'

export type Fn = (...inputs: Tensor[]) => Tensor
/** What the inputs are drawn from: all numbers but those near 0, where some operations bend; or only positive ones. */
export type Domain = 'any' | 'positive'
export type Case = [shapes: Shape[], fn: Fn, domain?: Domain]
/** The cases of each operation, by its name. */
export type Table = Record<string, Case[]>

export const int = (values: number[] | number[][]): Tensor =>
  tensor(values, { dtype: 'int32' })
export const float = (values: number[] | number[][]): Tensor =>
  tensor(values, { dtype: 'float64' })

/** One input: as it comes, of size 1, of rank 0, empty, transposed, sliced with a step, repeated. */
export const unary = (fn: (x: Tensor) => Tensor, domain: Domain = 'any'): Case[] => [
  ...[[2, 3], [1], [], [0], [2, 0]].map((shape): Case => [[shape], fn, domain]),
  [[[2, 3]], (x) => fn(x.transpose()), domain],
  [[[5, 2]], (x) => fn(x.slice(0, 1, 5, 2)), domain],
  [[[2, 1]], (x) => fn(x.expand([3, 2, 2])), domain],
]

/** Two inputs: of one shape, broadcast both ways, of size 1, rank 0, empty, transposed, sliced, and one twice. */
export const binary = (
  fn: (x: Tensor, y: Tensor) => Tensor,
  domain: Domain = 'any',
): Case[] => [
  ...(
    [
      [
        [2, 3],
        [2, 3],
      ],
      [[2, 3], [3]],
      [
        [2, 1],
        [1, 3],
      ],
      [[1], [2, 2]],
      [[], [2]],
      [[2], []],
      [[], []],
      [
        [0, 2],
        [1, 2],
      ],
      [[0], [0]],
    ] satisfies Shape[][]
  ).map((shapes): Case => [shapes, fn, domain]),
  [
    [
      [2, 3],
      [3, 2],
    ],
    (x, y) => fn(x.transpose(), y),
    domain,
  ],
  [[[5, 2], [2]], (x, y) => fn(x.slice(0, 0, 5, 2), y.slice(0, 1)), domain],
]

/** Without axes, over one, over several, keeping them. `someOnly`: there must be something to reduce. */
export const reduction = (
  fn: (x: Tensor, axes?: number[], options?: { keepDims: boolean }) => Tensor,
  someOnly = false,
): Case[] => [
  [[[2, 3]], (x) => fn(x)],
  [[[]], (x) => fn(x)],
  [[[1]], (x) => fn(x)],
  [[[2, 3, 2]], (x) => fn(x, [1])],
  [[[2, 3, 2]], (x) => fn(x, [-1, 0], { keepDims: true })],
  [[[2, 3]], (x) => fn(x.transpose(), [0])],
  [[[5, 2]], (x) => fn(x.slice(0, 0, 5, 2), [1])],
  [[[0, 2]], (x) => fn(x, [1])],
  ...(someOnly ? [] : [[[[0, 2]], (x: Tensor) => fn(x, [0])] satisfies Case]),
]

/** One way to call it, on a tensor as it comes, transposed, and with sizes 0. */
export const onMatrix = (fn: (x: Tensor) => Tensor): Case[] => [
  [[[3, 3]], fn],
  [[[3, 3]], (x) => fn(x.transpose())],
  [[[5, 6]], (x) => fn(x.slice(0, 0, 5, 2).slice(1, 0, 6, 2))],
]
