import type { Fused } from '../../kernels/fused.ts'
import type { Runtime } from '../runtime.ts'
import { attentions } from './attention.ts'
import { batchNorms } from './batch-norm.ts'
import { functions } from './functions.ts'
import { layerNorms } from './layer-norm.ts'
import { locator } from './locate.ts'
import { recurrentSteps } from './recurrent.ts'
import { updates } from './updates.ts'

/** What WebAssembly does in one pass, on tensors in its memory. */
export function wasmFused(runtime: Runtime): Fused {
  const locate = locator(runtime)
  return {
    ...functions(runtime, locate),
    ...batchNorms(runtime, locate),
    ...layerNorms(runtime, locate),
    ...recurrentSteps(runtime, locate),
    ...attentions(runtime, locate),
    ...updates(runtime, locate),
  }
}
