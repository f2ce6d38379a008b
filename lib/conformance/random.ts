import type { KernelSet } from '../kernels/registry.ts'
import { Random } from '../random/random.ts'
import { heap } from '../storage/pool.ts'
import type { Wanted } from './case.ts'
import { faultOf } from './near.ts'
import { place, result } from './sample.ts'

/**
 * Random numbers against a generator that draws them one by one: uniform ones are the same
 * bits, normal ones within 1e-12 in float64, and afterwards the stream goes on alike.
 */
export function* randomFaults(set: KernelSet, wanted: Wanted): Generator<string> {
  const pool = set.pool ?? heap
  for (const name of ['uniform', 'normal'] as const) {
    const kernel = wanted(name) ? set.kernels[name] : undefined
    if (kernel === undefined) continue
    for (const dtype of ['float64', 'float32'] as const) {
      const [stream, own] = [new Random(7), new Random(7)]
      // Odd counts leave the second number of a pair for the next call.
      for (const count of [1, 2, 3, 0, 5, 1000, 1, 1, 300_001]) {
        const about = `${name}, ${count} in ${dtype}`
        const numbers = Float64Array.from({ length: count }, () => stream[name]())
        const out = place(result([count], dtype), dtype, pool)
        kernel(own, out)
        const tolerance = name === 'uniform' ? 0 : dtype === 'float64' ? 1e-12 : 1.2e-7
        const wide = dtype === 'float64' ? numbers : Float32Array.from(numbers)
        yield* faultOf(about, out.storage.read(), wide, tolerance)
        const [after, state] = [stream.state(), own.state()]
        const [spare, other] = [after.spare ?? 0, state.spare ?? 0]
        if (
          after.words.some((word, i) => word !== state.words[i]) ||
          (after.spare === null) !== (state.spare === null) ||
          Math.abs(spare - other) > 1e-12
        )
          yield `${about}: the stream goes on at ${JSON.stringify(state)}, should be ${JSON.stringify(after)}`
      }
    }
  }
}
