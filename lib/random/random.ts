import { ArgumentError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'

/**
 * A seeded stream of random numbers: xoshiro128** (Blackman and Vigna, "Scrambled linear
 * pseudorandom number generators", 2021), its state filled from the seed by splitmix32. The
 * integers are the same bits on every machine.
 *
 * @throws ArgumentError unless the seed is a whole number.
 */
export class Random {
  readonly seed: number
  private a: number
  private b: number
  private c: number
  private d: number
  /** Box–Muller makes normals in pairs; the second waits here. */
  private spare: number | undefined

  constructor(seed: number) {
    if (!Number.isSafeInteger(seed)) {
      throw new ArgumentError(
        `Random: the seed must be a whole number, got ${describe(seed)}`,
      )
    }
    this.seed = seed
    // The high half is mixed in, so that seeds beyond 32 bits differ too.
    let state = (seed ^ Math.imul(Math.floor(seed / 2 ** 32), 0x85ebca6b)) | 0
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0
      let z = state
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
      return z ^ (z >>> 15)
    }
    this.a = next()
    this.b = next()
    this.c = next()
    this.d = next()
  }

  /** The next whole number, uniform in [0, 2³²). */
  uint32(): number {
    const { b } = this
    const times5 = Math.imul(b, 5)
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9)
    this.c ^= this.a
    this.d ^= b
    this.b ^= this.c
    this.a ^= this.d
    this.c ^= b << 9
    this.d = (this.d << 11) | (this.d >>> 21)
    return result >>> 0
  }

  /** The next number, uniform in [0, 1), with 53 random bits. */
  uniform(): number {
    const high = this.uint32() >>> 5
    const low = this.uint32() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  /** The next number of the standard normal distribution (Box and Muller, 1958). */
  normal(): number {
    if (this.spare !== undefined) {
      const value = this.spare
      this.spare = undefined
      return value
    }
    // 1 − u lies in (0, 1], so the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    const angle = 2 * Math.PI * this.uniform()
    this.spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }

  /**
   * A whole number, uniform in [0, n): values that would favor small numbers are drawn
   * again.
   */
  integer(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) {
      throw new ArgumentError(
        `Random.integer: n must be a whole number from 1 to 2³², got ${describe(n)}`,
      )
    }
    const limit = 2 ** 32 - (2 ** 32 % n)
    let value = this.uint32()
    while (value >= limit) value = this.uint32()
    return value % n
  }

  /** The numbers 0 … n − 1 in random order (Fisher and Yates, 1938; Durstenfeld, 1964). */
  permutation(n: number): Int32Array {
    if (!Number.isInteger(n) || n < 0 || n > 2 ** 31)
      throw new ArgumentError(
        `Random.permutation: n must be a whole number from 0 to 2³¹, got ${describe(n)}`,
      )
    const order = Int32Array.from({ length: n }, (_, i) => i)
    for (let i = n - 1; i > 0; i--) {
      const j = this.integer(i + 1)
      const swapped = order[i]
      order[i] = order[j]
      order[j] = swapped
    }
    return order
  }

  /** The whole state, to be kept in a checkpoint and given to `restore`. */
  state(): RandomState {
    const words: [number, number, number, number] = [this.a, this.b, this.c, this.d]
    return { seed: this.seed, words, spare: this.spare ?? null }
  }

  /** A generator that goes on where `state` was taken. */
  static restore(state: RandomState): Random {
    checkArgument('Random.restore', 'the state', state, 'object')
    return new Random(state.seed).load(state)
  }

  /**
   * Goes on itself where `state` was taken, for all who hold this generator. Returns this;
   * its `seed` stays.
   *
   * @throws ArgumentError unless it is a state: four whole numbers.
   */
  load(state: RandomState): this {
    checkArgument('Random.load', 'the state', state, 'object')
    const { words, spare } = state
    checkArgument('Random.load', 'words', words, 'list')
    if (words.length !== 4 || !words.every(Number.isSafeInteger))
      throw new ArgumentError(
        `Random.load: a state has four whole numbers, got ${words.map(describe).join(', ')}`,
      )
    ;[this.a, this.b, this.c, this.d] = words
    this.spare = spare ?? undefined
    return this
  }
}

export interface RandomState {
  seed: number
  words: [number, number, number, number]
  spare: number | null
}
