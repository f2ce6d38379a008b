export type Mistake = 'none' | 'no-correction' | 'difference' | 'no-root' | 'sum'

/**
 * Under a slope that never changes, each mistake leaves its own trace:
 *
 * - right: m̂ = g and √v̂ = g, so every step is 1
 * - no correction: step 1 is 0.1·g / √(0.001·g²) = √10 = 3.16, whatever g is
 * - no root: g / g² = 1/g in every step
 * - sum: step 1 is g / √g² = 1, then 1/√2, 1/√3, …
 * - difference: m becomes 0.8·m + 0.1·g. Step 1 is right, then (0.8·0.1 + 0.1) / 0.19 = 0.947
 *
 * So two steps are enough. The first tells those apart that begin wrong, but for a slope of √0.1, where 1/slope is √10, too: a
 * missing root goes on with it, a missing correction does not. The second tells those apart that begin right.
 */
export function diagnose(slope: number, [first, second]: number[]): Mistake {
  const is = (length: number, wanted: number) => Math.abs(length - wanted) < 1e-3 * wanted
  if (is(first, 1 / slope) && is(second, 1 / slope)) return 'no-root'
  if (is(first, Math.sqrt(10))) return 'no-correction'
  if (is(second, Math.SQRT1_2)) return 'sum'
  return is(second, 0.18 / 0.19) ? 'difference' : 'none'
}
