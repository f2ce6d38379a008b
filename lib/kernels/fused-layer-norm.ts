import type { Done } from './fused.ts'
import type { Operand } from './kernels.ts'

/** Layer norm in one pass, as a set of kernels may have it; x: (rows, n) in any axes, w and b: (n). */
export interface LayerNorms {
  /** mean and scale, one number a row, are written, too: scale is 1 / √(variance + ε). */
  layerNorm(
    x: Operand,
    w: Operand,
    b: Operand,
    epsilon: number,
    out: Operand,
    mean: Operand,
    scale: Operand,
  ): Done
  /** From g, the gradient of its result, and what it wrote: those of x, w and b. */
  layerNormGradient(
    g: Operand,
    x: Operand,
    w: Operand,
    mean: Operand,
    scale: Operand,
    dx: Operand,
    dw: Operand,
    db: Operand,
  ): Done
}
