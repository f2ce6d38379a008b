import { inEngine } from './engine.ts'
import { rungLabels } from './labels.ts'
import { naive } from './naive.ts'
import { packed } from './packed.ts'
import { reordered } from './reordered.ts'
import { onArrays, type Rung } from './rung.ts'
import { tiled } from './tiled.ts'

const loops = [naive, reordered, tiled, packed]

/** The rungs that run everywhere, on the page, too; the last where there are kernels 'wasm'. */
export const rungs: readonly Rung[] = rungLabels.map(({ name, adds }, i) =>
  i < loops.length
    ? onArrays(name, adds, loops[i])
    : inEngine(name, adds, 'wasm, one thread', 'wasm'),
)
