type Unary = (n: number, x: number, y: number) => void
type Binary = (
  n: number,
  a: number,
  stepA: number,
  b: number,
  stepB: number,
  y: number,
) => void
type Extreme = (
  count: number,
  n: number,
  x: number,
  stride: number,
  sign: number,
  y: number,
) => void
type Sum = (count: number, n: number, x: number, stride: number, y: number) => void
type Rows = (
  count: number,
  n: number,
  x: number,
  index: number,
  stepIndex: number,
  y: number,
) => void

type UnaryExports =
  | 'neg'
  | 'abs'
  | 'sign'
  | 'square'
  | 'sqrt'
  | 'exp'
  | 'log'
  | 'tanh'
  | 'sigmoid'
  | 'relu'
  | 'softplus'
type BinaryExports =
  | ('add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum')
  | ('equal' | 'notEqual' | 'less' | 'lessEqual' | 'greater' | 'greaterEqual')

/**
 * What the compiled assembly/index.ts offers. Addresses and strides of rows in bytes, other
 * steps in elements.
 */
export interface WasmExports
  extends Record<UnaryExports, Unary>, Record<BinaryExports, Binary> {
  sumRows: Sum
  sumColumns: Sum
  extremeRows: Extreme
  positionRows: Extreme
  matmul(
    m: number,
    n: number,
    k: number,
    a: number,
    rowA: number,
    stepA: number,
    b: number,
    stepB: number,
    columnB: number,
    c: number,
    scratch: number,
  ): void
  matmulScratch(): number
  copyRow(n: number, x: number, stepX: number, y: number, stepY: number): void
  gatherRows: Rows
  scatterAddRows: Rows
}
