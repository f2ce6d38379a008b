import type { FillKernel, ForwardKernel, Fused, GradientKernel } from '../kernels/fused.ts'
import type { Operand } from '../kernels/kernels.ts'
import { sizeOf } from '../shape/shape.ts'
import { byteSize } from '../storage/dtype.ts'
import { Addresses } from './kernels/operands.ts'
import type { Machine } from './machine.ts'

/** How many elements a thread takes at a time: about 5 µs of work. */
const CHEAP = 16384
const COSTLY = 4096

const rowNames = ['softmax', 'logSoftmax', 'logSumExp'] as const

/** Which of x and y = f(x) the derivative is computed from. */
const slopes = {
  abs: 'x',
  square: 'x',
  sqrt: 'y',
  tanh: 'y',
  sigmoid: 'y',
  relu: 'x',
  softplus: 'x',
  gelu: 'x',
} as const

type RowName = (typeof rowNames)[number]
type SlopeName = keyof typeof slopes

// prettier-ignore
type RowForward = (begin: number, end: number, n: number, x: number, y: number) => void
// prettier-ignore
type RowGradient = (
  begin: number, end: number, n: number, g: number, x: number, y: number, out: number,
) => void
// prettier-ignore
type Slope = (begin: number, end: number, g: number, xOrY: number, out: number) => void
// prettier-ignore
type Update<Rest extends number[]> = (
  begin: number, end: number, w: number, g: number, ...rest: Rest
) => void

/** The fused kernels of assembly/ that threads can share. */
// prettier-ignore
export interface FusedExports extends Record<RowName, RowForward>,
    Record<`${RowName}Gradient`, RowGradient>, Record<`${SlopeName}Gradient`, Slope> {
  gelu(begin: number, end: number, x: number, y: number): void
  sgd: Update<[rate: number]>
  momentum: Update<[v: number, rate: number, decay: number, mu: number]>
  nesterov: Update<[v: number, rate: number, decay: number, mu: number]>
  adagrad: Update<[s: number, rate: number, decay: number, epsilon: number]>
  rmsProp: Update<[s: number, rate: number, decay: number, epsilon: number, beta: number, share: number]>
  adam: Update<[
    m: number, v: number, rate: number, decay: number, keep: number, epsilon: number,
    beta1: number, share1: number, correct1: number, beta2: number, share2: number, correct2: number,
  ]>
}

/** Those for one thread: each random number follows from the one before. */
export interface RandomExports {
  /** Bytes of memory that a state takes. */
  randomScratch(): number
  uniform(state: number, n: number, y: number, bytes: number): void
  normal(state: number, n: number, y: number, bytes: number): number
}

/** What WebAssembly does in one pass, on tensors in its memory. */
export function wasmFused(machine: Machine): Fused {
  const at = new Addresses(machine)
  return {
    ...forward(machine, at),
    ...gradients(machine, at),
    ...updates(machine, at),
    ...fills(machine),
  }
}

const count = ({ layout }: Operand): number => sizeOf(layout.shape)

/** The rows along the last axis. A thread takes about as many elements as elsewhere. */
function rowsOf({ layout: { shape } }: Operand): {
  rows: number
  n: number
  grain: number
} {
  const n = shape[shape.length - 1]
  const rows = sizeOf(shape.slice(0, -1))
  return { rows, n, grain: Math.ceil(COSTLY / Math.max(1, n)) }
}

function forward(machine: Machine, at: Addresses): Fused {
  const row =
    (name: RowName): ForwardKernel =>
    (x, out) => {
      const [from, to] = [at.float32(x), at.float32(out)]
      if (from < 0 || to < 0) return false
      const { rows, n, grain } = rowsOf(x)
      machine.run(name, rows, grain, n, from, to)
      return true
    }
  return {
    softmax: row('softmax'),
    logSoftmax: row('logSoftmax'),
    logSumExp: row('logSumExp'),
    gelu(x, out) {
      const [from, to] = [at.float32(x), at.float32(out)]
      if (from < 0 || to < 0) return false
      machine.run('gelu', count(x), COSTLY, from, to)
      return true
    },
  }
}

function gradients(machine: Machine, at: Addresses): Fused {
  const row =
    (name: RowName): GradientKernel =>
    (g, x, y, out) => {
      const [slope, from, value, to] = [
        at.float32(g),
        at.float32(x),
        at.float32(y),
        at.float32(out),
      ]
      if (slope < 0 || from < 0 || value < 0 || to < 0) return false
      const { rows, n, grain } = rowsOf(x)
      machine.run(`${name}Gradient`, rows, grain, n, slope, from, value, to)
      return true
    }
  const element =
    (name: SlopeName): GradientKernel =>
    (g, x, y, out) => {
      const [slope, from, to] = [
        at.float32(g),
        at.float32(slopes[name] === 'x' ? x : y),
        at.float32(out),
      ]
      if (slope < 0 || from < 0 || to < 0) return false
      const grain = name === 'softplus' || name === 'gelu' ? COSTLY : CHEAP
      machine.run(`${name}Gradient`, count(out), grain, slope, from, to)
      return true
    }
  const made = <Name extends string>(
    names: readonly Name[],
    make: (name: Name) => GradientKernel,
  ): Fused => Object.fromEntries(names.map((name) => [`${name}Gradient`, make(name)]))
  return { ...made(rowNames, row), ...made(Object.keys(slopes) as SlopeName[], element) }
}

function updates(machine: Machine, at: Addresses): Fused {
  /** The addresses of a parameter, its gradient and what is remembered; none if one is elsewhere. */
  const located = (...operands: readonly Operand[]): readonly number[] => {
    const addresses = operands.map((x) => at.float32(x))
    return addresses.some((address) => address < 0) ? [] : addresses
  }
  const adam =
    (decoupled: boolean): Fused['adam'] =>
    (
      parameter,
      gradient,
      slots,
      { learningRate, weightDecay, beta1, beta2, epsilon, t },
    ) => {
      const [w, g, m, v] = located(parameter, gradient, ...slots)
      if (w === undefined) return false
      const [decay, keep] = decoupled
        ? [0, 1 - learningRate * weightDecay]
        : [weightDecay, 1]
      machine.run(
        'adam', count(parameter), COSTLY, w, g, m, v, learningRate, decay, keep, epsilon,
        beta1, 1 - beta1, 1 / (1 - beta1 ** t), beta2, 1 - beta2, 1 / (1 - beta2 ** t),
      ) // prettier-ignore
      return true
    }
  const ball =
    (name: 'momentum' | 'nesterov'): Fused['momentum'] =>
    (parameter, gradient, slots, { learningRate, weightDecay, momentum }) => {
      const [w, g, v] = located(parameter, gradient, ...slots)
      if (w === undefined) return false
      machine.run(
        name,
        count(parameter),
        CHEAP,
        w,
        g,
        v,
        learningRate,
        weightDecay,
        momentum,
      )
      return true
    }
  return {
    sgd(parameter, gradient, _, { learningRate }) {
      const [w, g] = located(parameter, gradient)
      if (w === undefined) return false
      machine.run('sgd', count(parameter), CHEAP, w, g, learningRate)
      return true
    },
    momentum: ball('momentum'),
    nesterov: ball('nesterov'),
    adagrad(parameter, gradient, slots, { learningRate, weightDecay, epsilon }) {
      const [w, g, s] = located(parameter, gradient, ...slots)
      if (w === undefined) return false
      machine.run(
        'adagrad',
        count(parameter),
        COSTLY,
        w,
        g,
        s,
        learningRate,
        weightDecay,
        epsilon,
      )
      return true
    },
    rmsProp(parameter, gradient, slots, { learningRate, weightDecay, beta, epsilon }) {
      const [w, g, s] = located(parameter, gradient, ...slots)
      if (w === undefined) return false
      machine.run(
        'rmsProp',
        count(parameter),
        COSTLY,
        w,
        g,
        s,
        learningRate,
        weightDecay,
        epsilon,
        beta,
        1 - beta,
      )
      return true
    },
    adam: adam(false),
    adamW: adam(true),
  }
}

function fills({ wasm, arena }: Machine): Fused {
  const words = arena.make('int32', wasm.randomScratch() / 4)
  const state = arena.address(words)
  const place = ({ storage, layout }: Operand): number => {
    const address = state < 0 ? -1 : arena.address(storage.view())
    return address < 0 ? -1 : address + byteSize[storage.dtype] * layout.offset
  }
  const uniform: FillKernel = (generator, out) => {
    const to = place(out)
    if (to < 0) return false
    words.set(generator.words)
    wasm.uniform(state, count(out), to, byteSize[out.storage.dtype])
    generator.words = [words[0], words[1], words[2], words[3]]
    return true
  }
  const normal: FillKernel = (generator, out) => {
    const [to, bytes, n] = [place(out), byteSize[out.storage.dtype], count(out)]
    if (to < 0) return false
    // The second of the last pair comes first.
    const waiting = generator.spare !== null && n > 0 ? 1 : 0
    if (generator.spare !== null && n > 0)
      out.storage.view()[out.layout.offset] = generator.spare
    words.set(generator.words)
    const last = wasm.normal(state, n - waiting, to + waiting * bytes, bytes)
    generator.words = [words[0], words[1], words[2], words[3]]
    if (n > 0) generator.spare = (n - waiting) % 2 === 1 ? last : null
    return true
  }
  return { uniform, normal }
}
