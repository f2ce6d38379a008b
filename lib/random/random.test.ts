import { ArgumentError, Random, rand, randn } from 'chalkgrad'
import { describe, expect, test } from 'vitest'

/** xoshiro128**, once more, on integers without end: nothing here can overflow unnoticed. */
function* xoshiro(words: readonly number[]): Generator<number, never, undefined> {
  let [a, b, c, d] = words.map((word) => BigInt.asUintN(32, BigInt(word)))
  const cut = (x: bigint): bigint => BigInt.asUintN(32, x)
  const rotate = (x: bigint, by: bigint): bigint => cut((x << by) | (x >> (32n - by)))
  for (;;) {
    yield Number(cut(rotate(cut(b * 5n), 7n) * 9n))
    const t = cut(b << 9n)
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotate(d, 11n)
  }
}

function* splitmix(seed: number): Generator<number, never, undefined> {
  let state = BigInt(seed)
  for (;;) {
    state = BigInt.asUintN(32, state + 0x9e3779b9n)
    let z = state
    z = BigInt.asUintN(32, (z ^ (z >> 16n)) * 0x21f0aaadn)
    z = BigInt.asUintN(32, (z ^ (z >> 15n)) * 0x735a2d97n)
    yield Number(z ^ (z >> 15n))
  }
}

const take = (random: { uint32(): number }, n: number): number[] =>
  Array.from({ length: n }, () => random.uint32())

describe('the stream of whole numbers', () => {
  const from = (words: [number, number, number, number]) =>
    Random.restore({ seed: 0, words, spare: null })

  test('is that of xoshiro128**, from given states', () => {
    // Worked by hand: rotate(2·5, 7)·9 = 11520, then b = 0, then 3, ….
    expect(take(from([1, 2, 3, 4]), 3)).toEqual([11520, 0, 5927040])
    for (const words of [
      [1, 2, 3, 4],
      [-1, -2, 0x7fffffff, -0x80000000],
      [0, 0, 0, 1],
    ] as const) {
      const reference = xoshiro(words)
      expect(take(from([...words]), 1000)).toEqual(
        Array.from({ length: 1000 }, () => reference.next().value),
      )
    }
  })

  test('is seeded by splitmix32', () => {
    for (const seed of [0, 1, 42, 2 ** 31, 2 ** 32 - 1]) {
      const seeds = splitmix(seed)
      const reference = xoshiro([
        seeds.next().value,
        seeds.next().value,
        seeds.next().value,
        seeds.next().value,
      ])
      expect(take(new Random(seed), 100)).toEqual(
        Array.from({ length: 100 }, () => reference.next().value),
      )
    }
  })

  test('is the same for the same seed, and another for another, also beyond 32 bits', () => {
    expect(take(new Random(7), 5)).toEqual(take(new Random(7), 5))
    const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 40, -(2 ** 40), Number.MAX_SAFE_INTEGER]
    expect(new Set(seeds.map((seed) => take(new Random(seed), 2).join())).size).toBe(
      seeds.length,
    )
  })

  test('goes on where a saved state was taken, also between two normals', () => {
    const random = new Random(3)
    random.normal()
    const state = JSON.parse(JSON.stringify(random.state())) as ReturnType<Random['state']>
    const draw = (r: Random): number[] => [
      r.normal(),
      r.uniform(),
      r.integer(10),
      r.normal(),
      ...r.permutation(5),
    ]
    expect(draw(Random.restore(state))).toEqual(draw(random))
  })
})

describe('uniform and normal', () => {
  const n = 100_000
  const moments = (draw: () => number) => {
    const values = Float64Array.from({ length: n }, draw)
    const mean = values.reduce((sum, x) => sum + x, 0) / n
    const central = (power: number) =>
      values.reduce((sum, x) => sum + (x - mean) ** power, 0) / n
    return { values, mean, variance: central(2), third: central(3), fourth: central(4) }
  }

  test('uniform fills [0, 1) evenly', () => {
    const random = new Random(1)
    const { values, mean, variance } = moments(() => random.uniform())
    expect(values.every((x) => x >= 0 && x < 1)).toBe(true)
    // Five standard errors: 1/√(12n), and about 1/√(180n).
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(5 / Math.sqrt(12 * n))
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 / Math.sqrt(180 * n))
    const tenths = new Array<number>(10).fill(0)
    for (const x of values) tenths[Math.floor(x * 10)]++
    for (const count of tenths)
      expect(Math.abs(count - n / 10)).toBeLessThan(5 * Math.sqrt(n * 0.09))
  })

  test('uniform has 53 random bits', () => {
    const { values } = moments(
      (
        (random) => () =>
          random.uniform()
      )(new Random(2)),
    )
    const lowest = values.filter((x) => (x * 2 ** 53) % 2 === 1).length
    expect(Math.abs(lowest - n / 2)).toBeLessThan(5 * Math.sqrt(n / 4))
  })

  test('normal has the moments 0, 1, 0, 3, and independent pairs', () => {
    const random = new Random(1)
    const { values, mean, variance, third, fourth } = moments(() => random.normal())
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(n))
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / n))
    expect(Math.abs(third)).toBeLessThan(5 * Math.sqrt(15 / n))
    expect(Math.abs(fourth - 3)).toBeLessThan(5 * Math.sqrt(96 / n))
    const together =
      values.reduce((sum, x, i) => sum + (i % 2 ? x * values[i - 1] : 0), 0) / (n / 2)
    expect(Math.abs(together)).toBeLessThan(5 / Math.sqrt(n / 2))
    const within1 = values.filter((x) => Math.abs(x) < 1).length / n
    expect(within1).toBeCloseTo(0.6827, 2)
  })

  test('rand and randn take them in order', () => {
    const [a, b] = [new Random(5), new Random(5)]
    expect(randn([2, 2], a, { dtype: 'float64' }).toArray()).toEqual([
      [b.normal(), b.normal()],
      [b.normal(), b.normal()],
    ])
    expect(rand([2], a, { dtype: 'float64' }).toArray()).toEqual([b.uniform(), b.uniform()])
  })
})

describe('whole numbers and permutations', () => {
  test('integer is fair, also where 2³² is no multiple', () => {
    const random = new Random(1)
    const counts = [0, 0, 0]
    // 3·2³⁰ is the worst case: a plain remainder would give the first third twice as often.
    for (let i = 0; i < 30_000; i++)
      counts[Math.floor(random.integer(3 * 2 ** 30) / 2 ** 30)]++
    for (const count of counts)
      expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(30_000 * (2 / 9)))
    expect(new Set(Array.from({ length: 200 }, () => random.integer(6)))).toEqual(
      new Set([0, 1, 2, 3, 4, 5]),
    )
    expect(random.integer(1)).toBe(0)
    expect(random.integer(2 ** 32)).toBeLessThan(2 ** 32)
  })

  test('a permutation has every number once, and every order comes', () => {
    const random = new Random(1)
    expect([...random.permutation(1000)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 1000 }, (_, i) => i),
    )
    expect([random.permutation(0).length, ...random.permutation(1)]).toEqual([0, 0])
    const orders = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const order = random.permutation(3).join('')
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    expect(orders.size).toBe(6)
    for (const count of orders.values())
      expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(6000 * (5 / 36)))
  })

  test('what makes no sense is refused', () => {
    for (const seed of [1.5, NaN, Infinity, 2 ** 60])
      expect(() => new Random(seed)).toThrow(ArgumentError)
    for (const n of [0, -1, 1.5, NaN, 2 ** 33])
      expect(() => new Random(1).integer(n)).toThrow(/from 1 to 2³²/)
    for (const n of [-1, 1.5, NaN])
      expect(() => new Random(1).permutation(n)).toThrow(ArgumentError)
  })
})
