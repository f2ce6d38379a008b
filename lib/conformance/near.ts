/**
 * Where the first of `got` is that differs from `wanted` by more than `tolerance`, relative to
 * the size of the wanted number; −1 when all are near. NaN is near NaN, and an infinity near
 * itself.
 */
export function firstFar(
  got: ArrayLike<number>,
  wanted: ArrayLike<number>,
  tolerance: number,
): number {
  for (let i = 0; i < wanted.length; i++) {
    const [g, w] = [got[i], wanted[i]]
    // A NaN fails every comparison.
    if (Math.abs(g - w) <= tolerance * Math.max(1, Math.abs(w))) continue
    if (!Object.is(g, w) && g !== Math.fround(w)) return i
  }
  return -1
}

/** The fault in words, or nothing. */
export function faultOf(
  about: string,
  got: ArrayLike<number>,
  wanted: ArrayLike<number>,
  tolerance: number,
): string[] {
  const at = firstFar(got, wanted, tolerance)
  return at < 0 ? [] : [`${about}: element ${at} is ${got[at]}, should be ${wanted[at]}`]
}
