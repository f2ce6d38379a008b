// Random programs with scopes must compute what they compute without: a buffer is never in two living tensors at once.
import {
  grad,
  isRecording,
  keep,
  noGrad,
  ones,
  scope,
  steps,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { withRecording } from 'chalkgrad/autograd/grad-mode'
import fc from 'fast-check'
import { expect, test } from 'vitest'

type Instruction =
  | { kind: 'operation'; name: keyof typeof operations; a: number; b: number }
  | { kind: 'scope'; recording: boolean; body: Instruction[]; results: number[] }
  | { kind: 'loop'; body: Instruction[]; turns: number; carry: number }
  | { kind: 'train'; body: Instruction[]; a: number }

// Large enough for the pool, and all of one size, so that a buffer that is returned too early is soon used again.
const n = 5
const operations = {
  add: (a: Tensor, b: Tensor) => a.add(b),
  mul: (a: Tensor, b: Tensor) => a.mul(b).tanh(),
  transpose: (a: Tensor) => a.transpose(),
  matmul: (a: Tensor, b: Tensor) => a.matmul(b).tanh(),
  reverse: (a: Tensor) => a.indexSelect(0, [4, 3, 2, 1, 0]),
  softmax: (a: Tensor) => a.softmax(),
  row: (a: Tensor) => a.select(0, 2).expand([n, n]),
  clone: (a: Tensor) => a.clone(),
  change: (a: Tensor, b: Tensor) => a.detach().clone().copy_(b.detach()).add_(1),
}

const { program } = fc.letrec<{ program: Instruction[]; instruction: Instruction }>(
  (tie) => ({
    program: fc.array(tie('instruction'), { minLength: 1, maxLength: 6 }),
    instruction: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      {
        arbitrary: fc.record({
          kind: fc.constant('operation' as const),
          name: fc.constantFrom(
            ...(Object.keys(operations) as (keyof typeof operations)[]),
          ),
          a: fc.nat(),
          b: fc.nat(),
        }),
        weight: 6,
      },
      {
        arbitrary: fc.record({
          kind: fc.constant('scope' as const),
          recording: fc.boolean(),
          body: tie('program'),
          results: fc.array(fc.nat(), { maxLength: 2 }),
        }),
        weight: 2,
      },
      {
        arbitrary: fc.record({
          kind: fc.constant('loop' as const),
          body: tie('program'),
          turns: fc.integer({ min: 1, max: 3 }),
          carry: fc.nat(),
        }),
        weight: 2,
      },
      {
        arbitrary: fc.record({
          kind: fc.constant('train' as const),
          body: tie('program'),
          a: fc.nat(),
        }),
        weight: 2,
      },
    ),
  }),
)

/** Runs a program and notes every number it ever sees. Without scopes, the garbage collector keeps all apart. */
function run(instructions: Instruction[], scoped: boolean): number[] {
  const seen: number[] = []
  const within = <T>(fn: () => T): T => (scoped ? scope(fn) : fn())
  const turns = (count: number): Iterable<number> =>
    scoped ? steps(count) : Array(count).keys()
  const look = (values: readonly Tensor[]): void => {
    for (const x of values) seen.push(...x.data())
  }
  const execute = (body: Instruction[], outer: readonly Tensor[]): Tensor[] => {
    const values = [...outer]
    const pick = (i: number): Tensor => values[i % values.length]
    for (const instruction of body) {
      if (instruction.kind === 'operation') {
        values.push(operations[instruction.name](pick(instruction.a), pick(instruction.b)))
      } else if (instruction.kind === 'scope') {
        const { recording, results } = instruction
        const inside = (): Tensor[] => {
          const made = execute(instruction.body, values)
          return results.map((i) => made[i % made.length])
        }
        const withoutGraph = scoped
          ? noGrad
          : (fn: () => Tensor[]) => withRecording(false, fn)
        const survivors = recording ? within(inside) : withoutGraph(inside)
        // Backward could not go into a scope that has ended.
        values.push(...survivors.map((x) => x.detach()))
      } else if (instruction.kind === 'loop') {
        let state = pick(instruction.carry).detach().clone()
        if (scoped) keep(state)
        for (const _ of turns(instruction.turns)) {
          const made = execute(instruction.body, [...values, state])
          state = made[made.length - 1].detach().clone()
          if (scoped) keep(state)
        }
        values.push(state)
      } else if (isRecording()) {
        const w = pick(instruction.a).detach().clone()
        w.requiresGrad = true
        const made = execute(instruction.body, [...values, w])
        const loss = made[made.length - 1].mul(w).sum()
        const [g] = grad(loss, [w], { keepGraph: true })
        loss.backward(undefined, { keepGraph: true })
        values.push(g, w.grad ?? g, loss.detach().expand([n, n]))
      }
      look(values)
    }
    return values
  }
  const start = [
    tensor(
      Array.from({ length: n * n }, (_, i) => Math.sin(i)),
      { shape: [n, n] },
    ),
    ones([n, n]).mul(0.5),
  ]
  look(execute(instructions, start))
  return seen
}

test('scopes change nothing but memory', () => {
  const seed = Number(process.env.FC_SEED ?? 1)
  fc.assert(
    fc.property(program, (instructions) => {
      expect(run(instructions, true)).toEqual(run(instructions, false))
    }),
    { seed, numRuns: Number(process.env.FC_RUNS ?? 30) },
  )
})
