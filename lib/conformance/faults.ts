import { fusedNames, type Fused } from '../kernels/fused.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { reference } from '../kernels/reference/index.ts'
import type { KernelSet } from '../kernels/registry.ts'
import { heap } from '../storage/pool.ts'
import type { Case, Wanted } from './case.ts'
import { copyCases } from './copy.ts'
import { binaryCases, unaryCases, whereCases } from './elementwise.ts'
import { fillFaults } from './fills.ts'
import { forwardAndGradientFaults } from './fused.ts'
import { gatherCases } from './gather.ts'
import { matmulCases } from './matmul.ts'
import { faultOf } from './near.ts'
import { reduceCases } from './reduce.ts'
import { place, rewind } from './sample.ts'
import { squareFaults, updateFaults } from './updates.ts'

const families = [
  unaryCases,
  binaryCases,
  whereCases,
  reduceCases,
  copyCases,
  matmulCases,
  gatherCases,
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
  if (fusedNames.some((name) => fused(name) && set.fused?.[name] !== undefined))
    faults.push(
      ...forwardAndGradientFaults(set, fused, tolerance),
      ...updateFaults(set, fused, tolerance),
      ...fillFaults(set, fused),
      ...squareFaults(set, fused),
    )
  return faults
}

function caseFaults(
  { kernel, about, inputs, out, inPlace, terms = 1, run }: Case,
  kernels: Kernels,
  set: KernelSet,
  tolerance: number,
): string[] {
  const by = (which: Kernels, wide: boolean) => {
    const pool = wide ? heap : (set.pool ?? heap)
    const [...operands] = [...inputs, out].map((x) =>
      place(x, wide && x.dtype === 'float32' ? 'float64' : x.dtype, pool),
    )
    const to = operands[inPlace ?? inputs.length]
    run(which, operands.slice(0, inputs.length), to)
    return to.storage
  }
  const [got, wanted] = [by(kernels, false), by(reference, true)]
  const faults = faultOf(
    `${kernel}, ${about}`,
    got.read(),
    wanted.read(),
    tolerance * Math.sqrt(terms),
  )
  return faults
}
