import type { Fused } from '../kernels/fused.ts'
import type { KernelSet } from '../kernels/registry.ts'
import { GRUCell } from '../nn/gru-cell.ts'
import { LSTMCell } from '../nn/lstm-cell.ts'
import { gruGradients, lstmGradients } from '../ops/fused-recurrent.ts'
import type { Operand } from '../kernels/kernels.ts'
import { Random } from '../random/random.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { formatShape, sizeOf, type Shape } from '../shape/shape.ts'
import { heap } from '../storage/pool.ts'
import { grad } from '../autograd/backward.ts'
import { tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { composed } from './composed.ts'
import { faultOf } from './near.ts'
import { place, random, result } from './sample.ts'

/** (batch, hidden) */
const shapes: Shape[] = [[1, 1], [3, 5], [2, 8], [7, 130], [64, 33]] // prettier-ignore
const float64 = { dtype: 'float64' } as const

/** What a step of one kind of cell reads and writes, and what its composition says of it. */
interface Step {
  name: 'lstmStep' | 'gruStep'
  gates: number
  /** Inputs: the sums over the input and over the hidden state, and what is carried. */
  run(inputs: readonly Tensor[]): { results: Tensor[]; said: Tensor[] }
  byHand(gradients: readonly Tensor[], inputs: readonly Tensor[]): Tensor[]
  forward(set: KernelSet, inputs: readonly Operand[], outs: readonly Operand[]): boolean
  /** outs: the gradients, in the order of the inputs; an LSTM's sums have one. */
  backward(
    set: KernelSet,
    gradients: readonly Operand[],
    inputs: readonly Operand[],
    said: Operand,
    outs: readonly Operand[],
  ): boolean
}

const lstm: Step = {
  name: 'lstmStep',
  gates: 4,
  run([x, h, cell]) {
    const one = new LSTMCell(1, cell.shape[1], new Random(1), float64)
    const next = one.step(x, h, { hidden: cell, cell })
    const [i, f, g, o] = x.add(h).chunk(4, 1)
    const said = [i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid(), next.cell.tanh()]
    return { results: [next.hidden, next.cell], said }
  },
  byHand(gradients, [x, h, cell]) {
    const [dSums, dCell] = lstmGradients(gradients, x.add(h), cell)
    return [dSums, dSums, dCell]
  },
  forward: (set, [x, h, cell], [said, hidden, next]) =>
    set.fused?.lstmStep?.(x, h, cell, said, hidden, next) ?? false,
  backward: (set, [gh, gc], [, , cell], said, [dSums, , dCell]) =>
    set.fused?.lstmStepGradient?.(gh, gc, said, cell, dSums, dCell) ?? false,
}

const gru: Step = {
  name: 'gruStep',
  gates: 3,
  run([x, h, hidden]) {
    const one = new GRUCell(1, hidden.shape[1], new Random(1), float64)
    const [xr, xz, xn] = x.chunk(3, 1)
    const [hr, hz, hn] = h.chunk(3, 1)
    const [r, z] = [xr.add(hr).sigmoid(), xz.add(hz).sigmoid()]
    const said = [r, z, xn.add(r.mul(hn)).tanh()]
    return { results: [one.step(x, h, { hidden }).hidden], said }
  },
  byHand: ([g], [x, h, hidden]) => gruGradients(g, x, h, hidden),
  forward: (set, [x, h, hidden], [said, next]) =>
    set.fused?.gruStep?.(x, h, hidden, said, next) ?? false,
  backward: (set, [g], [, h, hidden], said, [dInput, dHidden, dState]) =>
    set.fused?.gruStepGradient?.(g, h, hidden, said, dInput, dHidden, dState) ?? false,
}

/** Steps of an LSTM and of a GRU, and their gradients, against the cells in float64. */
export function* recurrentFaults(
  set: KernelSet,
  wanted: (name: keyof Fused) => boolean,
  tolerance: number,
): Generator<string> {
  const pool = set.pool ?? heap
  const room = (of: Shape) => place(result(of), 'float32', pool)
  const put = ({ shape, data }: Numbers) =>
    place({ dtype: 'float32', layout: contiguousLayout(shape), numbers: data }, 'float32', pool) // prettier-ignore
  for (const step of [lstm, gru])
    for (const shape of shapes) {
      const { name, gates } = step
      const backward = `${name}Gradient` as const
      const wide = shape.with(1, gates * shape[1])
      const about = formatShape(shape)
      const exact = composed(() => {
        const inputs = [wide, wide, shape].map((of) =>
          tensor(random(sizeOf(of)), { shape: of, requiresGrad: true }),
        )
        const { results, said } = step.run(inputs)
        const slopes = results.map(() => tensor(random(sizeOf(shape)), { shape }))
        const loss = results
          .map((y, i) => y.mul(slopes[i]).sum())
          .reduce((a, b) => a.add(b))
        const own = inputs.map((x) => x.detach())
        const joined = Array.from({ length: shape[0] }, (_, row) =>
          said.map((part) => [...part.select(0, row).contiguous().data()]),
        )
        return {
          inputs: own.map(numbersOf),
          results: results.map(numbersOf),
          said: {
            shape: shape.with(1, said.length * shape[1]),
            data: Float64Array.from(joined.flat(2)),
          },
          slopes: slopes.map(numbersOf),
          gradients: grad(loss, inputs).map(numbersOf),
          byHand: step.byHand(slopes, own).map(numbersOf),
        }
      })
      const inputs = exact.inputs.map(put)
      if (wanted(name) && set.fused?.[name]) {
        const outs = [exact.said, ...exact.results].map((one) => room(one.shape))
        if (!step.forward(set, inputs, outs))
          yield `${name}, ${about}: it did not do it, with all in its memory`
        for (const [i, one] of [exact.said, ...exact.results].entries())
          yield* faultOf(`${name}, ${about}, output ${i}`, outs[i].storage.read(), one.data, tolerance) // prettier-ignore
      }
      if (!wanted(backward)) continue
      for (const [i, { data }] of exact.byHand.entries())
        yield* faultOf(`${name}, its gradient by hand, ${about}, input ${i}`, data, exact.gradients[i].data, 1e-10) // prettier-ignore
      if (!set.fused?.[backward]) continue
      const outs = exact.gradients.map((one) => room(one.shape))
      if (!step.backward(set, exact.slopes.map(put), inputs, put(exact.said), outs))
        yield `${backward}, ${about}: it did not do it, with all in its memory`
      for (const [i, { data }] of exact.gradients.entries()) {
        // One gradient for both sums of an LSTM: nothing is written for the second.
        if (step === lstm && i === 1) continue
        yield* faultOf(`${backward}, ${about}, input ${i}`, outs[i].storage.read(), data, 2 * tolerance) // prettier-ignore
      }
    }
}

interface Numbers {
  shape: Shape
  data: Float64Array
}

const numbersOf = (x: Tensor): Numbers => ({
  shape: x.shape,
  data: Float64Array.from(x.contiguous().data()),
})
