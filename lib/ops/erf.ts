import type { Tensor } from '../tensor/tensor.ts'
import { elementwise } from './elementwise.ts'

/**
 * The error function, 2/√π ∫₀ˣ e^−t² dt: with it, ½(1 + erf(x/√2)) is Φ(x), the chance that a
 * standard normal number lies below x.
 */
export const erf = (x: Tensor): Tensor =>
  elementwise('erf', x, (g, x) =>
    g.mul(
      x
        .square()
        .neg()
        .exp()
        .mul(2 / Math.sqrt(Math.PI)),
    ),
  )
