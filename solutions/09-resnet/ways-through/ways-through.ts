/** From the end to the beginning, as backpropagation goes: what stands behind a block is known first. */
export function arrives(slopes: readonly number[], skip: boolean): number[] {
  const found = [1]
  for (const slope of [...slopes].reverse()) found.unshift(found[0] * (skip ? 1 + slope : slope))
  return found
}

/**
 * One block more: each way so far goes past it, with the same length, or through it, one longer and times its slope. It is the
 * product of all (1 + s·z), multiplied out: the power of z counts the blocks.
 */
export function byLength(slopes: readonly number[]): number[] {
  return slopes.reduce<number[]>(
    (parts, slope) => [...parts, 0].map((past, length) => past + (length > 0 ? parts[length - 1] * slope : 0)),
    [1],
  )
}
