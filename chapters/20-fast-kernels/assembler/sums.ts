import { get, moduleOf, number, repeat, set, vector } from './module.ts'

/**
 * run(n): n times cᵢ ← cᵢ·x + y for so many sums side by side, each a vector of four
 * float32; with `fused` in one instruction, which not every engine has. It reads no memory,
 * so it shows what the arithmetic alone can do.
 */
export function sumsLoop(
  sums: number,
  fused = false,
): ((rounds: number) => number) | undefined {
  // Local 0 is n, 1 is x, 2 is y, and the sums follow.
  const c = Array.from({ length: sums }, (_, i) => 3 + i)
  const multiplyAdd = (i: number) =>
    (fused
      ? [get(i), get(1), get(2), vector.multiplyAdd, set(i)]
      : [get(i), get(1), vector.mul, get(2), vector.add, set(i)]
    ).flat()
  const total = c.slice(1).flatMap((i) => [...get(i), ...vector.add])
  const body = [
    [...number(0.999), ...vector.splat, ...set(1)],
    [...number(0.001), ...vector.splat, ...set(2)],
    repeat(0, c.flatMap(multiplyAdd)),
    [...get(c[0]), ...total, ...vector.first],
  ].flat()
  const bytes = moduleOf({ parameters: 1, vectors: sums + 2, body })
  if (!WebAssembly.validate(bytes)) return undefined
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
  return exports.run as (rounds: number) => number
}
