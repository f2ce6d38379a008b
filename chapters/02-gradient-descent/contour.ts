import type { Line } from './line.ts'
import type { Tensor } from 'chalkgrad'

/**
 * All lines whose loss is `above` more than that of the best line: an ellipse around it.
 * Moving the best line by dw and db adds mean (dw·x + db)² = dw²·var x + (dw·mean x + db)²
 * to the loss; the two squares are shared out by an angle. x: (n)
 */
export function contour(x: Tensor, best: Line, above: number, corners = 72): Line[] {
  const mean = x.mean().item()
  const deviation = Math.sqrt(x.var(undefined, { correction: 0 }).item())
  return Array.from({ length: corners + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners
    const dw = (Math.sqrt(above) * Math.cos(angle)) / deviation
    const db = Math.sqrt(above) * Math.sin(angle) - dw * mean
    return { w: best.w + dw, b: best.b + db }
  })
}
