// Wrong calls that many operations have in common.
import {
  ArgumentError,
  DtypeError,
  GradientError,
  ones,
  ShapeError,
  tensor,
  zeros,
  type Tensor,
} from 'chalkgrad'

export type Kind = new (message: string) => Error
export type Row = [run: () => unknown, kind: Kind, message: string | RegExp]
/** What each operation refuses, by its name. */
export type Rows = Record<string, Row[]>

export const x = zeros([2, 3])
export const whole = zeros([2, 3], { dtype: 'int32' })
export const double = zeros([2, 3], { dtype: 'float64' })
export const index = (...values: number[]): Tensor => tensor(values, { dtype: 'int32' })
/** What plain JavaScript lets through. */
export const nothing = undefined as unknown as number

/** The four ways in which two operands do not go together. */
export const pairwise = (
  name: string,
  run: (a: Tensor, b: Tensor | number) => unknown,
): Row[] => [
  [
    () => run(x, zeros([4, 3])),
    ShapeError,
    `${name}: (2, 3) and (4, 3) do not broadcast: counted from the back, axis −2 has 2 and 4`,
  ],
  [
    () => run(x, double),
    DtypeError,
    `${name}: float32 (2, 3) meets float64 (2, 3): dtypes are never mixed silently. Convert one, for example .cast('float32')`,
  ],
  [
    () => run(whole, 0.5),
    DtypeError,
    `${name}: int32 holds whole numbers from −2³¹ to 2³¹ − 1, not 0.5`,
  ],
  [
    () => run(x, nothing),
    ArgumentError,
    `${name}: a tensor or a number was expected, got undefined`,
  ],
]
/** Element by element, and defined for whole numbers, too. */
export const ofWholeNumbers = [
  'neg',
  'abs',
  'sign',
  'square',
  'relu',
  'floor',
  'ceil',
  'round',
]

export const floatOnly = (name: string, run: (a: Tensor) => unknown): Row[] => [
  [
    () => run(whole),
    DtypeError,
    `${name}: works on float32 and float64, this tensor is int32: use .cast('float32') first`,
  ],
]
export const axis = (name: string, run: (a: Tensor, axis: number) => unknown): Row[] => [
  [
    () => run(x, 2),
    ShapeError,
    `${name}: there is no axis 2 in (2, 3): its axes are 0 to 1, or −2 to −1 from the back`,
  ],
  [() => run(x, -3), ShapeError, `${name}: there is no axis -3 in (2, 3)`],
  [() => run(x, NaN), ShapeError, `${name}: there is no axis NaN in (2, 3)`],
  [() => run(x, 0.5), ShapeError, `${name}: there is no axis 0.5 in (2, 3)`],
]
export const axes = (
  name: string,
  run: (a: Tensor, axes: number | number[]) => unknown,
): Row[] => [
  ...axis(name, run),
  [() => run(x, [0, -2]), ShapeError, `${name}: axis 0 of (2, 3) is named twice`],
]
export const notEmpty = (name: string, run: (a: Tensor) => unknown): Row[] => [
  [
    () => run(zeros([2, 0])),
    ShapeError,
    `${name}: axis 1 of (2, 0) is empty: there is no ${name} of nothing`,
  ],
]
export const inPlace = (name: string, run: (a: Tensor, b: Tensor) => unknown): Row[] => [
  [
    () => run(zeros([3]), zeros([2, 3])),
    ShapeError,
    `${name}: (2, 3) does not fit into (3)`,
  ],
  [
    () => run(tensor([1], { requiresGrad: true }), ones([1])),
    GradientError,
    `${name}: this tensor (1) is part of a recorded graph`,
  ],
  [
    () => run(zeros([1, 2]).expand([3, 2]), ones([3, 2])),
    ArgumentError,
    `${name}: this tensor (3, 2) repeats the same numbers along axis 0`,
  ],
]
