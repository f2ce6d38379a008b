import { fusedNames, type Fused } from '../kernels/fused.ts'
import type { Kernels, Operand } from '../kernels/kernels.ts'
import { reference } from '../kernels/reference/index.ts'
import type { KernelSet } from '../kernels/registry.ts'
import type { Dtype } from '../storage/dtype.ts'
import type { MemoryPool } from '../storage/memory.ts'
import { heap } from '../storage/pool.ts'
import { alongAxisCases } from './along-axis.ts'
import type { Case, Wanted } from './case.ts'
import { attentionFaults } from './attention.ts'
import { batchNormFaults } from './batch-norm.ts'
import { conv2dCases } from './conv2d.ts'
import { copyCases } from './copy.ts'
import { binaryCases, unaryCases, whereCases } from './elementwise.ts'
import { forwardAndGradientFaults, handDerivedFaults } from './fused.ts'
import { gatherCases } from './gather.ts'
import { layerNormFaults } from './layer-norm.ts'
import { matmulCases } from './matmul.ts'
import { faultOf } from './near.ts'
import { pool2dCases } from './pool2d.ts'
import { randomFaults } from './random.ts'
import { recurrentFaults } from './recurrent.ts'
import { reduceCases } from './reduce.ts'
import { place, rewind, type Sample } from './sample.ts'
import { squareFaults } from './squares.ts'
import { updateFaults } from './updates.ts'

const families = [
  unaryCases,
  binaryCases,
  whereCases,
  reduceCases,
  copyCases,
  matmulCases,
  gatherCases,
  conv2dCases,
  pool2dCases,
  alongAxisCases,
]

/**
 * Runs every kernel of a set, fused ones included, on many shapes and strides, ragged, empty
 * and large, and compares each result with float64: kernels with the readable loops, fused
 * kernels and their gradients with the compositions that they stand for. Says what differs
 * by more than `tolerance`, relative to the size of the result; empty when all is well.
 * `only` one kernel, or all of them.
 */
export function conformanceFaults(
  set: KernelSet,
  only?: keyof Kernels | keyof Fused,
  tolerance = 5e-6,
): string[] {
  const wanted: Wanted = (name) => only === undefined || name === only
  const fused = (name: keyof Fused) => only === undefined || name === only
  const kernels: Kernels = { ...reference, ...set.kernels }
  const faults: string[] = []
  rewind()
  for (const family of families)
    for (const one of family(wanted))
      faults.push(...caseFaults(one, kernels, set, tolerance))
  faults.push(...randomFaults(set, wanted), ...squareFaults(set, wanted))
  if (fusedNames.some((name) => fused(name) && set.fused?.[name] !== undefined))
    faults.push(
      ...forwardAndGradientFaults(set, fused, tolerance),
      ...handDerivedFaults(fused),
      ...batchNormFaults(set, fused, tolerance),
      ...layerNormFaults(set, fused, tolerance),
      ...recurrentFaults(set, fused, tolerance),
      ...attentionFaults(set, fused, tolerance),
      ...updateFaults(set, fused, tolerance),
    )
  return faults
}

/** Where operands may be, and in which dtype: a kernel must do something right with each. */
interface Homes {
  about: string
  input: MemoryPool
  output: MemoryPool
  /** What float32 becomes. */
  float: Dtype
}

function caseFaults(
  { kernel, about, inputs, out, inPlace, terms = 1, run }: Case,
  kernels: Kernels,
  set: KernelSet,
  tolerance: number,
): string[] {
  const by = (which: Kernels, { input, output, float }: Homes) => {
    const put = (x: Sample, pool: MemoryPool): Operand =>
      place(x, x.dtype === 'float32' ? float : x.dtype, pool)
    const operands = inputs.map((x) => put(x, input))
    const to = inPlace === undefined ? put(out, output) : operands[inPlace]
    run(which, operands, to)
    return to.storage.read()
  }
  const own = set.pool ?? heap
  const wanted = by(reference, { about: '', input: heap, output: heap, float: 'float64' })
  // In memory of its own; and, where it costs little, elsewhere: tensors that were made
  // before the set was chosen, and float64.
  const homes: Homes[] = [{ about: '', input: own, output: own, float: 'float32' }]
  if (Math.max(wanted.length, ...inputs.map((x) => x.numbers.length)) <= 64) {
    homes.push({ about: ', inputs elsewhere', input: heap, output: own, float: 'float32' })
    homes.push({ about: ', output elsewhere', input: own, output: heap, float: 'float32' })
    homes.push({ about: ', in float64', input: own, output: own, float: 'float64' })
  }
  const limit = tolerance * Math.sqrt(terms)
  return homes.flatMap((home) =>
    faultOf(`${kernel}, ${about}${home.about}`, by(kernels, home), wanted, limit),
  )
}
