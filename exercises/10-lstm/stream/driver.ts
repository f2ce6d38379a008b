import { nn, noGrad, Random, randn, steps, tensor, type Tensor } from 'chalkgrad'

const kinds = { RNN: nn.RNN, GRU: nn.GRU, LSTM: nn.LSTM }
export type Kind = keyof typeof kinds
type Layer = nn.Module<[x: Tensor, input?: { state?: nn.HiddenState }], { output: Tensor; state: nn.HiddenState }>

/** Runs where the learner's file runs. */
export function drive({ streamWindows, carry }: typeof import('./stream.ts')) {
  const float64 = { dtype: 'float64' } as const
  const make = (kind: Kind) => new kinds[kind](1, 3, new Random(1), float64) as unknown as Layer
  /** Words as (batch, time, 1). */
  const given = (rows: number[][], requiresGrad = false) =>
    tensor(rows.map((row) => row.map((word) => [word / 10])), { ...float64, requiresGrad }) // prettier-ignore
  return {
    streamWindows,
    /** Numbers of words 0, 1, …: how many windows, their sizes, and whether each target follows. */
    count(words: number, batch: number, time: number) {
      const windows = streamWindows(Array.from({ length: words }, (_, i) => i), batch, time) // prettier-ignore
      const used = windows.flatMap(({ x }) => x.flat())
      const follow = windows.every(({ x, targets }) => x.flat().every((word, i) => targets.flat()[i] === word + 1))
      return { windows: windows.length, used: used.length, different: new Set(used).size, follow }
    },
    /** What is carried: names, numbers, and whether anything of a graph is left. */
    carry(kind: Kind) {
      const { state } = make(kind).forward(randn([2, 4, 1], new Random(2), float64))
      const before = Object.entries(state).map(([name, part]) => ({ name, shape: [...part.shape], dtype: part.dtype, values: [...part.data()] })) // prettier-ignore
      const carried = carry(state)
      const after = Object.entries(carried).map(([name, part]) => ({ name, shape: [...part.shape], dtype: part.dtype, values: [...part.data()] })) // prettier-ignore
      const graph = Object.entries(carried).flatMap(([name, part]) => (part.requiresGrad ? [name] : []))
      return { before, after, graph }
    },
    /** The largest gradients of the inputs of two windows, of a loss in the second, with the state carried by hand or not at all. */
    gradients(kind: Kind, byCarry: boolean) {
      const layer = make(kind)
      const [first, second] = [given([[1, 2, 3]], true), given([[4, 5]], true)]
      const { state } = layer.forward(first)
      layer
        .forward(second, { state: byCarry ? carry(state) : state })
        .output.sum()
        .backward()
      const largest = ({ grad }: Tensor) => (grad === undefined ? 0 : grad.abs().max().item())
      return { first: largest(first), second: largest(second) }
    },
    /** After carry, the window itself can still be learned from: its own graph is whole. */
    stillLearns(kind: Kind): boolean {
      const x = given([[1, 2, 3]], true)
      const { state } = make(kind).forward(x)
      carry(state)
      state.hidden.sum().backward()
      return x.grad !== undefined && x.grad.abs().max().item() > 0
    },
    /** A stream read window by window in the turns of a loop, and each of its rows in one go: how far apart. */
    apart(kind: Kind, words: number, batch: number, time: number): number {
      const layer = make(kind)
      const tokens = Array.from({ length: words }, (_, i) => (i * 7) % 10)
      const windows = streamWindows(tokens, batch, time)
      let state: nn.HiddenState | undefined
      const said: number[][][] = []
      for (const i of steps(windows.length)) {
        const read = layer.forward(given(windows[i].x), { state })
        said.push(read.output.select(2, 0).toArray() as number[][])
        state = carry(read.state)
      }
      const rows = windows[0].x.map((_, row) => windows.flatMap(({ x }) => x[row]))
      const whole = noGrad(() => layer.forward(given(rows)).output.select(2, 0).toArray() as number[][])
      const inWindows = whole.map((_, row) => said.flatMap((window) => window[row]))
      return Math.max(...whole.flatMap((row, b) => row.map((value, t) => Math.abs(value - inWindows[b][t]))))
    },
  }
}
