import type { Kernels, Operand } from '../../kernels/kernels.ts'
import { reference } from '../../kernels/reference/index.ts'
import type { Random } from '../../random/random.ts'
import { byteSize } from '../../storage/dtype.ts'
import type { Runtime } from '../runtime.ts'

/** Random numbers, for float32 and float64. */
export function randomKernels({
  wasm,
  arena,
}: Runtime): Pick<Kernels, 'uniform' | 'normal'> {
  /** The state of the generator that is drawn from, and room to work. */
  const words = arena.make('int32', wasm.randomScratch() / 4)
  const state = arena.address(words)

  const addressOf = ({ storage }: Operand): number =>
    state < 0 || storage.dtype === 'int32' ? -1 : arena.address(storage.write())

  /** Runs `draw` from where the generator is, and moves it to where that has come. */
  const drawn = <T>(random: Random, draw: () => T): T => {
    const before = random.state()
    words.set(before.words)
    const result = draw()
    random.load({ ...before, words: [words[0], words[1], words[2], words[3]] })
    return result
  }

  return {
    uniform(random, out) {
      const { dtype, length } = out.storage
      const to = addressOf(out)
      if (to < 0) return reference.uniform(random, out)
      drawn(random, () => wasm.uniform(state, length, to, byteSize[dtype]))
    },
    normal(random, out) {
      const { dtype, length } = out.storage
      const [to, bytes] = [addressOf(out), byteSize[dtype]]
      if (to < 0) return reference.normal(random, out)
      if (length === 0) return
      // The second of the last pair comes first.
      const { spare } = random.state()
      const waiting = spare === null ? 0 : 1
      if (spare !== null) out.storage.write()[0] = spare
      const [start, rest] = [to + waiting * bytes, length - waiting]
      const second = drawn(random, () => wasm.normal(state, rest, start, bytes))
      random.load({ ...random.state(), spare: rest % 2 === 1 ? second : null })
    },
  }
}
