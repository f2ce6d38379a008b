import { inEngine } from './engine.ts'
import { naive } from './naive.ts'
import { packed } from './packed.ts'
import { reordered } from './reordered.ts'
import { onArrays, type Rung } from './rung.ts'
import { tiled } from './tiled.ts'

/** The rungs that run everywhere, on the page, too. */
export const rungs: readonly Rung[] = [
  onArrays('naive', 'the definition', naive),
  onArrays('reordered', 'B is walked along its rows', reordered),
  onArrays('tiled', 'each number that is loaded serves four products', tiled),
  onArrays('packed', 'numbers lie in the order in which they are read', packed),
  inEngine('simd', 'four numbers at once', 'wasm, one thread', 'wasm'),
]
