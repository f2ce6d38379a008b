import type { BinaryName, UnaryName } from '../kernels/kernels.ts'
import type { FusedExports, SerialExports } from './fused/exports.ts'

/**
 * A compiled kernel computes the outputs [begin, end): elements, rows or tiles. Addresses
 * and strides are in bytes.
 */
export type RangeKernel = (begin: number, end: number, ...args: number[]) => void

type Unary = (begin: number, end: number, x: number, y: number) => void
// prettier-ignore
type Binary = (
  begin: number, end: number, n: number,
  a: number, rowA: number, stepA: number, b: number, rowB: number, stepB: number, y: number,
) => void
// prettier-ignore
type Extreme = (
  begin: number, end: number, x: number, kept: number, n: number, step: number, sign: number, y: number,
) => void

/**
 * The kernels of assembly/index.ts, whose files say what their arguments mean. Of those that
 * work element by element the module may lack some: ask it, `name in wasm`.
 */
// prettier-ignore
export interface RangeExports
  extends Record<UnaryName, Unary>, Record<BinaryName, Binary>, FusedExports {
  where(
    begin: number, end: number, n: number, whole: number,
    c: number, rowC: number, stepC: number, a: number, rowA: number, stepA: number,
    b: number, rowB: number, stepB: number, y: number,
  ): void
  fill(begin: number, end: number, value: number, y: number): void
  copy(
    begin: number, end: number, n: number,
    x: number, rowX: number, stepX: number, y: number, rowY: number, stepY: number,
  ): void
  sum(
    begin: number, end: number, x: number, kept: number,
    outer: number, stride: number, n: number, step: number, y: number,
  ): void
  sumParts(begin: number, end: number, x: number, n: number, size: number, parts: number): void
  extreme: Extreme
  argExtreme: Extreme
  gatherRows(
    begin: number, end: number, n: number, x: number, index: number, stepIndex: number, y: number,
  ): void
  scatterAddRows(
    begin: number, end: number, count: number, n: number, x: number, index: number, stepIndex: number, y: number,
  ): void
  gatherElements(
    begin: number, end: number, n: number, x: number, rowX: number, stepX: number,
    index: number, rowIndex: number, stepIndex: number, y: number,
  ): void
  scatterAddElements(
    begin: number, end: number, n: number, x: number, rowX: number, stepX: number,
    index: number, rowIndex: number, stepIndex: number, y: number, rowY: number,
  ): void
  matmul(
    begin: number, end: number, m: number, n: number, k: number,
    a: number, batchA: number, rowA: number, stepA: number,
    b: number, batchB: number, stepB: number, columnB: number, c: number,
  ): void
  packColumns(
    begin: number, end: number, columns: number, depth: number,
    b: number, stepB: number, columnB: number, out: number,
  ): void
  multiply(
    begin: number, end: number, m: number, height: number, columns: number, span: number, depth: number,
    a: number, rowA: number, stepA: number, packedB: number, c: number, rowC: number, accumulate: number,
  ): void
  padPlanes(
    begin: number, end: number, x: number, height: number, width: number,
    y: number, outHeight: number, outWidth: number, top: number, left: number,
  ): void
  convolve(
    begin: number, end: number, cuts: number, span: number, places: number, m: number, k: number,
    w: number, taps: number, x: number, batchX: number, down: number, step: number, across: number,
    y: number, batchY: number, bias: number,
  ): void
  unfold(
    begin: number, end: number, k: number, taps: number, x: number, batchX: number,
    down: number, step: number, across: number, rows: number, y: number, batchY: number, rowY: number,
  ): void
  convolveWeight(
    begin: number, end: number, batch: number, places: number, m: number, k: number,
    taps: number, x: number, batchX: number, down: number, step: number, across: number,
    g: number, batchG: number, c: number,
  ): void
  convolvePlanes(
    begin: number, end: number, channels: number, places: number, k: number,
    w: number, taps: number, x: number, planeX: number, down: number, step: number, across: number,
    y: number, bias: number,
  ): void
  winogradPictures(
    begin: number, end: number, channels: number, x: number, height: number, width: number,
    top: number, left: number, down: number, across: number,
    y: number, apart: number, row: number, batchY: number,
  ): void
  winogradFilters(begin: number, end: number, w: number, y: number, apart: number): void
  winogradFiltersGradient(begin: number, end: number, x: number, apart: number, w: number): void
  winogradResults(
    begin: number, end: number, channels: number, x: number, apart: number, row: number, batchX: number,
    rows: number, columns: number, y: number, bias: number,
  ): void
  winogradSlopes(
    begin: number, end: number, channels: number, g: number, rows: number, columns: number,
    y: number, apart: number, row: number, batchY: number,
  ): void
  maxPool(
    begin: number, end: number, x: number, height: number, width: number, y: number, place: number,
    outHeight: number, outWidth: number, kernelHeight: number, kernelWidth: number,
    down: number, step: number, top: number, left: number,
  ): void
}

/** What else the module offers. */
export interface WasmExports extends RangeExports, SerialExports {
  /** Bytes of scratch memory that each thread needs. */
  matmulScratch(): number
  /** The size of matmul's blocks for a sum of k, and for n columns. */
  matmulDepth(k: number): number
  matmulWidth(n: number): number
  matmulPackedB(): number
  /** Where this instance has its scratch memory. */
  useScratch(address: number): void
}

export type KernelName = keyof RangeExports

/** The arguments of a kernel after begin and end. */
export type ArgumentsOf<Name extends KernelName> = RangeExports[Name] extends (
  begin: number,
  end: number,
  ...args: infer Rest
) => void
  ? Rest
  : never
