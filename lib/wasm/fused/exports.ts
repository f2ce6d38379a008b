import type { GradientName, RowName } from '../../kernels/fused.ts'

type RowForward = (begin: number, end: number, n: number, x: number, y: number) => void
// prettier-ignore
type RowGradient = (
  begin: number, end: number, n: number, g: number, x: number, y: number, out: number,
) => void
// prettier-ignore
type Gradient = (
  begin: number, end: number, g: number, x: number, y: number, out: number,
) => void
// prettier-ignore
type Update<Rest extends number[]> = (
  begin: number, end: number, w: number, g: number, ...rest: Rest
) => void

/** The fused kernels of assembly/ that threads can share. */
// prettier-ignore
export interface FusedExports extends Record<RowName, RowForward>,
    Record<`${RowName}Gradient`, RowGradient>,
    Record<`${Exclude<GradientName, RowName>}Gradient`, Gradient> {
  batchNorm(
    begin: number, end: number, batch: number, channels: number, places: number,
    x: number, w: number, b: number, epsilon: number, y: number, mean: number, variance: number,
  ): void
  batchNormGradient(
    begin: number, end: number, batch: number, channels: number, places: number,
    g: number, x: number, w: number, mean: number, variance: number, epsilon: number,
    dx: number, dw: number, db: number,
  ): void
  layerNorm(
    begin: number, end: number, n: number,
    x: number, w: number, b: number, epsilon: number, y: number, mean: number, scale: number,
  ): void
  layerNormGradient(
    begin: number, end: number, n: number,
    g: number, x: number, w: number, mean: number, scale: number, dx: number,
  ): void
  layerNormSums(
    begin: number, end: number, rows: number, n: number,
    g: number, x: number, mean: number, scale: number, dw: number, db: number,
  ): void
  lstmStep(
    begin: number, end: number, n: number,
    x: number, h: number, cell: number, said: number, hidden: number, next: number,
  ): void
  lstmStepGradient(
    begin: number, end: number, n: number,
    gh: number, gc: number, said: number, cell: number, dSums: number, dCell: number,
  ): void
  gruStep(
    begin: number, end: number, n: number,
    x: number, h: number, hidden: number, said: number, next: number,
  ): void
  gruStepGradient(
    begin: number, end: number, n: number,
    g: number, h: number, hidden: number, said: number, dx: number, dh: number, dState: number,
  ): void
  attention(
    begin: number, end: number, queries: number, keys: number, d: number, e: number,
    q: number, k: number, v: number, counts: number, scale: number, causal: number, out: number, logSum: number,
  ): void
  attentionGradient(
    begin: number, end: number, queries: number, keys: number, d: number, e: number,
    g: number, q: number, k: number, v: number, counts: number, scale: number, causal: number,
    out: number, logSum: number, dq: number, dk: number, dv: number,
  ): void
  gelu(begin: number, end: number, x: number, y: number): void
  sgd: Update<[rate: number, decay: number]>
  momentum: Update<[v: number, rate: number, decay: number, mu: number]>
  nesterov: Update<[v: number, rate: number, decay: number, mu: number]>
  adagrad: Update<[s: number, rate: number, decay: number, epsilon: number]>
  rmsProp: Update<[s: number, rate: number, decay: number, epsilon: number, beta: number, share: number]>
  adam: Update<[
    m: number, v: number, rate: number, decay: number, keep: number, epsilon: number,
    beta1: number, share1: number, correct1: number, beta2: number, share2: number, correct2: number,
  ]>
}

/** Those for one thread. Each random number follows from the one before. */
export interface SerialExports {
  sumOfSquares(n: number, x: number): number
  /** Bytes of memory that a state takes. */
  randomScratch(): number
  uniform(state: number, n: number, y: number, bytes: number): void
  normal(state: number, n: number, y: number, bytes: number): number
}
