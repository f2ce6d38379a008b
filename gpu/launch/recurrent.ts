import type { DeviceBuffer } from '../src/memory.ts'
import { pieces, type Kernels } from './kernels.ts'

export interface StepSizes {
  batch: number
  hidden: number
}

type Buffers<Names extends string> = Record<Names, DeviceBuffer>

function each({ batch, hidden }: StepSizes) {
  return { grid: pieces(batch * hidden, 256), block: 256 }
}

/** gates (batch, 4·hidden): sums for input, forget, candidate, output, and afterwards their values. */
export function lstmStep(
  kernels: Kernels,
  { gates, cell, nextCell, output }: Buffers<'gates' | 'cell' | 'nextCell' | 'output'>,
  sizes: StepSizes,
): void {
  kernels.get('lstm_step').launch(each(sizes), [gates, cell, nextCell, output, sizes.batch, sizes.hidden])
}

export function lstmStepGradient(
  kernels: Kernels,
  b: Buffers<'gOutput' | 'gNext' | 'gates' | 'cell' | 'nextCell' | 'gGates' | 'gCell'>,
  sizes: StepSizes,
): void {
  const buffers = [b.gOutput, b.gNext, b.gates, b.cell, b.nextCell, b.gGates, b.gCell]
  kernels.get('lstm_step_gradient').launch(each(sizes), [...buffers, sizes.batch, sizes.hidden])
}

/** ofInput, ofState (batch, 3·hidden): sums for reset, update, candidate. values: theirs. */
export function gruStep(
  kernels: Kernels,
  { ofInput, ofState, state, values, output }: Buffers<'ofInput' | 'ofState' | 'state' | 'values' | 'output'>,
  sizes: StepSizes,
): void {
  const buffers = [ofInput, ofState, state, values, output]
  kernels.get('gru_step').launch(each(sizes), [...buffers, sizes.batch, sizes.hidden])
}

export function gruStepGradient(
  kernels: Kernels,
  b: Buffers<'gOutput' | 'ofState' | 'state' | 'values' | 'gInput' | 'gOfState' | 'gState'>,
  sizes: StepSizes,
): void {
  const buffers = [b.gOutput, b.ofState, b.state, b.values, b.gInput, b.gOfState, b.gState]
  kernels.get('gru_step_gradient').launch(each(sizes), [...buffers, sizes.batch, sizes.hidden])
}
