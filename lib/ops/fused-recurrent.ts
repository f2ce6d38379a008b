import { isRecording } from '../autograd/grad-mode.ts'
import { recordAll } from '../autograd/record.ts'
import { fused as kernels } from '../kernels/registry.ts'
import type { Shape } from '../shape/shape.ts'
import { empty, zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { concat } from './join.ts'

/** The cells whose step a set of kernels may have in one pass: the names in their `static fused`. */
export type StepName = 'lstmStep' | 'gruStep'

type State = Readonly<Record<string, Tensor>>

/**
 * From the sums of the gates and what was carried to what is carried on, in one call of a kernel,
 * where the set in use has it; else undefined. fromInput, fromHidden: (batch, gates · hidden).
 */
export function fusedStep(
  name: StepName,
  fromInput: Tensor,
  fromHidden: Tensor,
  state: State,
): State | undefined {
  const inputs = [fromInput, fromHidden, ...Object.values(state)]
  if (kernels[name] === undefined || fromInput.size === 0) return undefined
  if (inputs.some(({ dtype }) => dtype !== 'float32')) return undefined
  return steps[name](fromInput, fromHidden, state)
}

const room = (shape: Shape): Tensor => empty(shape, 'float32', 'a recurrent step')
const own = (x: Tensor): Tensor => x.detach().contiguous()

const steps: Record<StepName, (x: Tensor, h: Tensor, state: State) => State | undefined> = {
  lstmStep(fromInput, fromHidden, { cell }) {
    const [batch, size] = cell.shape
    const [x, h, before] = [fromInput, fromHidden, cell].map(own)
    const [said, hidden, next] = [5 * size, size, size].map((n) => room([batch, n]))
    if (!kernels.lstmStep?.(x, h, before, said, hidden, next)) return undefined
    const inputs = [fromInput, fromHidden, cell]
    recordAll('lstmStep', [hidden, next], inputs, (gradients) => {
      const [gh, gc] = gradients.map((g) => own(g ?? zeros(cell.shape)))
      if (!isRecording()) {
        const [dSums, dCell] = [room(fromInput.shape), room(cell.shape)]
        if (kernels.lstmStepGradient?.(gh, gc, said, before, dSums, dCell))
          return [dSums, dSums, dCell]
      }
      const given = gradients.map((g) => g ?? zeros(cell.shape))
      const [dSums, dCell] = lstmGradients(given, fromInput.add(fromHidden), cell)
      return [dSums, dSums, dCell]
    })
    return { hidden, cell: next }
  },
  gruStep(fromInput, fromHidden, { hidden }) {
    const [batch, size] = hidden.shape
    const [x, h, before] = [fromInput, fromHidden, hidden].map(own)
    const [said, next] = [3 * size, size].map((n) => room([batch, n]))
    if (!kernels.gruStep?.(x, h, before, said, next)) return undefined
    const inputs = [fromInput, fromHidden, hidden]
    recordAll('gruStep', [next], inputs, ([g]) => {
      if (g === undefined) return inputs.map(() => undefined)
      if (!isRecording()) {
        const outs = inputs.map(({ shape }) => room(shape))
        const [dInput, dHidden, dState] = outs
        if (kernels.gruStepGradient?.(own(g), h, before, said, dInput, dHidden, dState))
          return outs
      }
      return gruGradients(g, fromInput, fromHidden, hidden)
    })
    return { hidden: next }
  },
}

/** Of the sums of an LSTM's gates and of its cell, from the gradients of the next hidden state and cell. */
export function lstmGradients(
  [ofHidden, ofNext]: readonly Tensor[],
  sums: Tensor,
  cell: Tensor,
): [dSums: Tensor, dCell: Tensor] {
  const [i, f, g, o] = sums.chunk(4, 1).map((x, k) => (k === 2 ? x.tanh() : x.sigmoid()))
  const t = f.mul(cell).add(i.mul(g)).tanh()
  const ofCell = ofNext.add(ofHidden.mul(o).mul(slopeOfTanh(t)))
  const parts = [
    ofCell.mul(g).mul(slopeOfSigmoid(i)),
    ofCell.mul(cell).mul(slopeOfSigmoid(f)),
    ofCell.mul(i).mul(slopeOfTanh(g)),
    ofHidden.mul(t).mul(slopeOfSigmoid(o)),
  ]
  return [concat(parts, 1), ofCell.mul(f)]
}

/** Of both sums of a GRU's gates and of its hidden state, from the gradient of the next one. */
export function gruGradients(
  ofNext: Tensor,
  fromInput: Tensor,
  fromHidden: Tensor,
  hidden: Tensor,
): [dInput: Tensor, dHidden: Tensor, dState: Tensor] {
  const [xr, xz, xn] = fromInput.chunk(3, 1)
  const [hr, hz, hn] = fromHidden.chunk(3, 1)
  const [r, z] = [xr.add(hr).sigmoid(), xz.add(hz).sigmoid()]
  const n = xn.add(r.mul(hn)).tanh()
  const ofZ = ofNext.mul(hidden.sub(n)).mul(slopeOfSigmoid(z))
  const ofN = ofNext.sub(ofNext.mul(z)).mul(slopeOfTanh(n))
  const ofR = ofN.mul(hn).mul(slopeOfSigmoid(r))
  return [concat([ofR, ofZ, ofN], 1), concat([ofR, ofZ, ofN.mul(r)], 1), ofNext.mul(z)]
}

/** Both slopes, from the values: s(1 − s) and 1 − t². */
const slopeOfSigmoid = (s: Tensor): Tensor => s.sub(s.square())
const slopeOfTanh = (t: Tensor): Tensor => t.square().neg().add(1)
