import { get, integer, move, moduleOf, repeat, set, vector } from './module.ts'

/** Steps of the sum: the panels of A and B stay in the fastest cache. */
export const depth = 256
/** Where the panel of B begins, in bytes; that of A begins at 0. */
export const placeOfB = 32768

export interface MicroKernel {
  run(rounds: number): number
  memory: WebAssembly.Memory
}

/**
 * run(n): n times the tile of `rows` × 8 sums from two packed panels, as the engine's matmul
 * does it with four rows; it returns the first of each four sums, added up. `unroll` steps of the sum stand in the loop one after the other.
 */
export function microKernel(rows: number, unroll = 1): MicroKernel {
  // Locals: 0 is n; 1, 2 are addresses in A and B; 3 counts steps; 4, 5 are eight numbers of
  // B; 6 is one number of A, four times; the sums follow.
  const [n, a, b, k, b0, b1, x, c] = [0, 1, 2, 3, 4, 5, 6, 7]
  const multiplyAdd = (sum: number, y: number) =>
    [get(sum), get(x), get(y), vector.mul, vector.add, set(sum)].flat()
  const step = (u: number) => [
    ...[...get(b), ...vector.load(32 * u), ...set(b0)],
    ...[...get(b), ...vector.load(32 * u + 16), ...set(b1)],
    ...Array.from({ length: rows }, (_, r) => [
      ...[...get(a), ...vector.loadSplat(4 * (rows * u + r)), ...set(x)],
      ...multiplyAdd(c + 2 * r, b0),
      ...multiplyAdd(c + 2 * r + 1, b1),
    ]).flat(),
  ]
  const panel = [
    Array.from({ length: unroll }, (_, u) => step(u)).flat(),
    move(a, 4 * rows * unroll),
    move(b, 32 * unroll),
  ].flat()
  const body = [
    repeat(
      n,
      [
        [...integer(0), ...set(a)],
        [...integer(placeOfB), ...set(b)],
        [...integer(depth), ...set(k)],
        repeat(k, panel, unroll),
      ].flat(),
    ),
    Array.from({ length: 2 * rows }, (_, i) => [
      ...get(c + i),
      ...(i ? vector.add : []),
    ]).flat(),
    vector.first,
  ].flat()
  const bytes = moduleOf({ parameters: 1, integers: 3, vectors: 3 + 2 * rows, body })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
  return exports as unknown as MicroKernel
}
