import type { Fused } from '../../kernels/fused.ts'
import type { Operand } from '../../kernels/kernels.ts'
import { sizeOf } from '../../shape/shape.ts'
import { byteSize } from '../../storage/dtype.ts'
import type { RandomState } from '../../random/random.ts'
import type { Machine } from '../machine.ts'

/** Random numbers, for float32 and float64. */
export function random({ wasm, arena }: Machine): Fused {
  /** The state of the generator that is drawn from, and room to work. */
  const words = arena.make('int32', wasm.randomScratch() / 4)
  const state = arena.address(words)

  const addressOf = ({ storage, layout }: Operand): number => {
    const address = state < 0 ? -1 : arena.address(storage.write())
    return address < 0 ? -1 : address + byteSize[storage.dtype] * layout.offset
  }
  /** Runs `draw` from where the generator is, and notes in it where it has come to. */
  const drawn = <T>(generator: RandomState, draw: () => T): T => {
    words.set(generator.words)
    const result = draw()
    generator.words = [words[0], words[1], words[2], words[3]]
    return result
  }

  return {
    uniform(generator, out) {
      const [to, n] = [addressOf(out), sizeOf(out.layout.shape)]
      if (to < 0) return false
      drawn(generator, () => wasm.uniform(state, n, to, byteSize[out.storage.dtype]))
      return true
    },
    normal(generator, out) {
      const [to, n] = [addressOf(out), sizeOf(out.layout.shape)]
      const bytes = byteSize[out.storage.dtype]
      if (to < 0) return false
      if (n === 0) return true
      // The second of the last pair comes first.
      const waiting = generator.spare === null ? 0 : 1
      if (generator.spare !== null) out.storage.write()[out.layout.offset] = generator.spare
      const [start, rest] = [to + waiting * bytes, n - waiting]
      const second = drawn(generator, () => wasm.normal(state, rest, start, bytes))
      generator.spare = rest % 2 === 1 ? second : null
      return true
    },
  }
}
