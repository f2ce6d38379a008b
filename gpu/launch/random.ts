import type { DeviceBuffer } from '../src/memory.ts'
import { threadsFor } from './elementwise.ts'
import type { Kernels } from './kernels.ts'

/** Which numbers: a key of 64 bits, and a stream of it, one for each use. The same three give the same numbers again. */
export interface RandomKey {
  key: readonly [number, number]
  stream: number
}

/** out = x, each element 0 with probability p, else divided by 1 − p. On g with the same key it is the gradient. */
export function dropout(
  kernels: Kernels,
  x: DeviceBuffer,
  out: DeviceBuffer,
  n: number,
  { p, key, stream }: RandomKey & { p: number },
): void {
  kernels.get('dropout').launch(threadsFor(n, 4), [x, out, n, p, ...key, stream])
}

/** Uniform in [0, 1), or the standard normal distribution. */
export function fillRandom(
  kernels: Kernels,
  name: 'uniform' | 'normal',
  out: DeviceBuffer,
  n: number,
  { key, stream }: RandomKey,
): void {
  kernels.get(name).launch(threadsFor(n, 4), [out, n, ...key, stream])
}
