import { nn, noGrad, Random, ReleasedError, tensor, type Tensor } from 'chalkgrad'
import { describe, expect, test } from 'vitest'
import { gradientError } from '../../lib/nn/parameter-gradients.fixture.ts'
import { split, wordsOf } from './dictionary.ts'
import { attentions, EncoderDecoder, type Attention } from './encoder-decoder.ts'
import { exposure } from './exposure.ts'
import { families, inflections } from './families.ts'
import { judge, judgeByLength } from './judge.ts'
import { surprise } from './learn.ts'
import { longest, shortest } from './lengths.ts'
import { madeUp } from './repeat.ts'
import { beams, greedy } from './speak.ts'
import {
  lettersOf,
  nothing,
  soundNames,
  soundsOf,
  spoken,
  WordBatches,
  type Spoken,
  type Word,
} from './spelling.ts'

/** A word by its letters, with made-up ways to say it. */
const word = (name: string, ...ways: number[][]): Word => ({
  word: name,
  letters: lettersOf(name),
  ways,
})
/** The largest distance of two tensors of one shape. */
const apart = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item()
const tiny = (attention: Attention, hidden = 4, inputs = 3, seed = 1): EncoderDecoder =>
  new EncoderDecoder({ attention, inputs, hidden, dropout: 0 }, new Random(seed)).to(
    'float64',
  )

describe('families of words', () => {
  test('an ending makes an inflection, and relatives of relatives are relatives', () => {
    expect(inflections('bake')).toEqual(
      expect.arrayContaining(['bakes', 'baking', 'baker']),
    )
    expect(inflections('stop')).toContain('stopped')
    expect(inflections('carry')).toContain('carries')
    expect(inflections('show')).not.toContain('showwed')
    const [bake, , baker, kind, kindlier, kindly, bakery] = families(
      'bake wall baker kind kindlier kindly bakery'.split(' '),
    )
    expect(baker).toBe(bake)
    expect([kindly, kindlier]).toEqual([kind, kind])
    expect(new Set([bake, kind, bakery]).size).toBe(3)
    const [first, second] = families(['kind', 'kindlier'])
    expect(first).not.toBe(second)
    // planes may be of plan or of plane: both are careful.
    expect(new Set(families(['plan', 'plane', 'planes'])).size).toBe(1)
  })
})

describe('the split', () => {
  // Forty families of five.
  const stems = Array.from({ length: 40 }, (_, i) => `${'bcdfg'[i % 5]}ar${'bdfgklmn'[Math.floor(i / 5)]}t`) // prettier-ignore
  const dictionary = stems
    .flatMap((stem) => ['', 's', 'ed', 'er', 'ing'].map((ending) => stem + ending))
    .map((word) => ({ word, ways: [['K', 'AE', 'T']] }))

  test('has each word once, in parts of the sizes that were asked for, families whole', () => {
    const parts = split(dictionary, [0.8, 0.2], new Random(1))
    expect(parts.map(({ length }) => length)).toEqual([160, 40])
    const names = parts.map((part) => part.map(({ word }) => word))
    expect(names.flat().sort()).toEqual(dictionary.map(({ word }) => word).sort())
    const heads = names.map((part) => new Set(part.map((name) => name.slice(0, 5))))
    expect([...heads[0]].filter((head) => heads[1].has(head))).toEqual([])
  })

  test('is mixed, the same with one seed, and another with another', () => {
    const drawn = (seed: number): string[] =>
      split(dictionary, [0.8, 0.2], new Random(seed))[1].map(({ word }) => word)
    expect(drawn(1)).toEqual(drawn(1))
    expect([...drawn(1)].sort()).not.toEqual([...drawn(2)].sort())
    const places = drawn(1).map((name) => dictionary.findIndex(({ word }) => word === name))
    expect(places).not.toEqual([...places].sort((a, b) => a - b))
  })
})

describe('words as numbers', () => {
  test('letters begin with 1, sounds too, and a word has all its ways', () => {
    expect(lettersOf('abz')).toEqual([1, 2, 26])
    expect(soundsOf(['AA', 'ZH'])).toEqual([1, 39])
    expect(soundNames[soundsOf(['TH'])[0] - 1]).toBe('TH')
    const [read] = wordsOf([{ word: 'read', ways: [['R', 'EH', 'D'], ['R', 'IY', 'D']] }]) // prettier-ignore
    expect(read.letters).toEqual([18, 5, 1, 4])
    expect(read.ways.map((way) => way.map((sound) => soundNames[sound - 1]).join(' '))).toEqual(['R EH D', 'R IY D']) // prettier-ignore
  })

  test('a batch is read, said one step late, and ends; what is behind the end is no target', () => {
    const batch = spoken([word('be', [7, 8, 9], [1]), word('abc', [5])])
    expect(batch.letters.toArray()).toEqual([[2, 5, 0], [1, 2, 3]]) // prettier-ignore
    expect(batch.lengths.toArray()).toEqual([2, 3])
    expect(batch.said.toArray()).toEqual([[0, 7, 8, 9], [0, 5, 0, 0]]) // prettier-ignore
    expect(batch.next.toArray()).toEqual([[7, 8, 9, 0], [5, 0, nothing, nothing]]) // prettier-ignore
  })

  test('the loss is the mean over sounds and ends, whatever is said behind them', () => {
    const { next } = spoken([word('a', [1, 2]), word('a', [])])
    // Where it counts, each of 4 sounds is as likely as the others; behind the end it is sure, and wrong.
    const logits = tensor(new Float64Array(2 * 3 * 4), { shape: [2, 3, 4] })
    noGrad(() => logits.select(0, 1).slice(0, 1, 3).select(1, 3).fill_(900))
    expect(surprise(logits, next).item()).toBeCloseTo(Math.log(4), 12)
  })
})

describe('batches of words', () => {
  const words = madeUp(53, () => 0, new Random(1)).map((_, i): Word => {
    const letters = Array.from(
      { length: 1 + ((i * 5) % 7) },
      (_, at) => 1 + ((i + at) % 26),
    )
    return { word: String(i), letters, ways: [[1 + (i % 39), 1 + Math.floor(i / 39)]] }
  })
  const idOf = ([first, second]: number[]): number => first - 1 + 39 * (second - 1)
  const seen = (batches: Iterable<Spoken>): number[][] =>
    Array.from(batches, ({ next }) => (next.toArray() as number[][]).map(idOf))

  test('have each word once, in about equally long company', () => {
    const batches = new WordBatches(words, 8, new Random(1))
    expect(batches.length).toBe(7)
    const turns = seen(batches)
    expect(turns.map(({ length }) => length).sort()).toEqual([5, 8, 8, 8, 8, 8, 8])
    expect(turns.flat().sort((a, b) => a - b)).toEqual([...words.keys()])
    for (const turn of turns) {
      const lengths = turn.map((id) => words[id].letters.length)
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
    }
  })

  test('come in another order each time, and without chance always in one', () => {
    const batches = new WordBatches(words, 8, new Random(1))
    const [first, second] = [seen(batches), seen(batches)]
    expect(second).not.toEqual(first)
    const lengthsOf = (turns: number[][]) => turns.map(([id]) => words[id].letters.length)
    expect(lengthsOf(first)).not.toEqual([...lengthsOf(first)].sort())
    expect(seen(new WordBatches(words, 8, new Random(1)))).toEqual(first)
    const still = new WordBatches(words, 8)
    expect(seen(still)).toEqual(seen(still))
  })

  test('are scopes: what a turn made is gone after it', () => {
    let kept: Spoken | undefined
    for (const batch of new WordBatches(words, 30)) {
      kept ??= batch
      expect(batch.said.shape[0]).toBeGreaterThan(0)
    }
    expect(() => kept?.letters.toArray()).toThrow(ReleasedError)
  })
})

describe('an encoder and a decoder', () => {
  const words = [word('abcde', [4, 5]), word('xy', [7, 8, 9]), word('q', [1])]

  test.each(attentions)(
    '%s: a word in a padded batch gives what it gives alone',
    (attention) => {
      const model = tiny(attention)
      const together = noGrad(() => model.forward(spoken(words)))
      for (const [i, one] of words.entries()) {
        const alone = noGrad(() => model.forward(spoken([one])).select(0, 0))
        const steps = alone.shape[0]
        expect(apart(alone, together.select(0, i).slice(0, 0, steps))).toBeLessThan(1e-12)
      }
    },
  )

  test.each(attentions)(
    '%s: with a teacher it says what it says step by step',
    (attention) => {
      const model = tiny(attention)
      const { letters, lengths, said, next } = spoken(words)
      noGrad(() => {
        const whole = model.forward({ letters, lengths, said, next })
        const encoded = model.encode(letters, lengths)
        let { state } = encoded
        for (let step = 0; step < said.shape[1]; step++) {
          const one = model.decode(said.slice(1, step, step + 1), encoded, state)
          expect(apart(one.logits, whole.slice(1, step, step + 1))).toBeLessThan(1e-12)
          state = one.state
        }
      })
    },
  )

  test.each(attentions)('%s: the gradients are the numeric ones', (attention) => {
    const model = tiny(attention, 2, 1)
    const batch = spoken([word('ab', [4]), word('c', [])])
    // The tables of letters, of sounds, and the last layer are large, and made of what is tested alone.
    const parameters = model
      .namedParameters()
      .filter(([name]) => !/^(letters|sounds|head)/.test(name))
      .map(([, parameter]) => parameter)
    expect(parameters.length).toBe(
      { none: 14, dot: 14, general: 15, additive: 17 }[attention],
    )
    expect(gradientError(parameters, () => surprise(model.forward(batch), batch.next))).toBeLessThan(1e-8) // prettier-ignore
  })

  test('the weights are of the letters, and none has none', () => {
    const { letters, lengths, said } = spoken(words)
    for (const attention of attentions) {
      const model = tiny(attention)
      const encoded = model.encode(letters, lengths)
      const { weights } = model.decode(said, encoded, encoded.state)
      if (attention === 'none') {
        expect(weights).toBeUndefined()
        continue
      }
      const rows = weights?.toArray() as number[][][]
      for (const [i, steps] of rows.entries())
        for (const row of steps) {
          expect(row.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
          expect(row.slice(words[i].letters.length)).toEqual(row.slice(words[i].letters.length).fill(0)) // prettier-ignore
        }
    }
  })

  test('without attention all goes through one vector; with it, letters are asked for again', () => {
    const { letters, lengths, said } = spoken(words)
    noGrad(() => {
      for (const attention of attentions) {
        const model = tiny(attention)
        const encoded = model.encode(letters, lengths)
        const { logits } = model.decode(said, encoded, encoded.state)
        const other = { ...encoded, keys: encoded.keys.neg() }
        const moved = apart(logits, model.decode(said, other, encoded.state).logits)
        if (attention === 'none') expect(moved).toBe(0)
        else expect(moved).toBeGreaterThan(1e-4)
      }
    })
  })
})

describe('speaking', () => {
  const words = Array.from({ length: 12 }, (_, i) =>
    word('abcdefghijkl'.slice(i % 5, i + 1), []),
  )

  // Loud enough that a random network says different things, and ends now and then.
  test.each([
    ['none', 1, 2],
    ['dot', 2, 8],
  ] as const)('%s: one beam says what greedy says', (attention, seed, end) => {
    const model = tiny(attention, 6, 3, seed)
    noGrad(() => {
      for (const parameter of model.parameters()) parameter.mul_(2)
      model.head.weight.mul_(8)
      model.head.bias?.slice(0, 0, 1).fill_(end)
    })
    const said = greedy(model, words, 5)
    expect(new Set(said.map(({ length }) => length)).size).toBeGreaterThan(2)
    for (const [i, one] of words.entries()) {
      const [only, ...others] = beams(model, one, 1, 5)
      expect(others).toEqual([])
      expect(only.tokens).toEqual(said[i])
    }
  })

  test('several beams find nothing worse, the best first', () => {
    const model = tiny('dot', 6)
    for (const one of words.slice(0, 4)) {
      const found = beams(model, one, 4, 4)
      const values = found.filter(({ ended }) => ended).map(({ score }) => score)
      expect(values).toEqual([...values].sort((a, b) => b - a))
      expect(found.length).toBe(4)
    }
  })
})

describe('judging', () => {
  test('by the way that is nearest, sounds together and words by themselves', () => {
    const words = [
      word('read', [1, 2, 3], [1, 4, 3, 5]),
      word('a', [6]),
      word('be', [7, 8]),
    ]
    // One step to the second way; right; nothing said.
    const said = [[1, 4, 3], [6], []]
    expect(judge(said, words)).toEqual({
      phonemes: (1 + 0 + 2) / (3 + 1 + 2),
      words: 2 / 3,
    })
    expect(judge([[1, 4, 3, 5], [6], [7, 8]], words)).toEqual({ phonemes: 0, words: 0 })
  })

  test('by length: the short and the long are put together, and each word counts once', () => {
    const words = ['a', 'be', 'cat', 'dogs', 'a'.repeat(14), 'b'.repeat(20)].map((name) =>
      word(name, [1, 2]),
    )
    const said = [[1, 2], [1], [1, 2], [3, 4], [1, 2, 3], [1, 2]]
    const byLength = judgeByLength(said, words)
    expect(byLength.length).toBe(longest - shortest + 1)
    expect(byLength[0]).toBeCloseTo(1 / 6, 12)
    expect(byLength[1]).toBe(1)
    expect(byLength.at(-1)).toBeCloseTo(1 / 4, 12)
    expect(byLength.slice(2, -1).every((rate) => rate === 0)).toBe(true)
  })
})

describe('exposure', () => {
  /** Says of each sound what comes next, and knows nothing of letters. */
  class Table extends EncoderDecoder {
    private readonly next: readonly number[]
    constructor(next: readonly number[]) {
      super({ attention: 'none', inputs: 1, hidden: 2, dropout: 0 }, new Random(1))
      this.next = next
    }

    override decode(said: Tensor, _: unknown, state: nn.LSTMState) {
      const rows = said.toArray() as number[][]
      const logits = rows.map((row) => row.map((last) => Array.from({ length: 10 }, (_, i) => Number(i === this.next[last])))) // prettier-ignore
      return { logits: tensor(logits), weights: undefined, state }
    }
  }
  // 1 2 3 4 is what it learned, but behind 2 it says 5, and then 6.
  const model = new Table([1, 2, 5, 4, 0, 6, 0])

  test('told the right sound again, it goes on; with its own mistake it is lost', () => {
    const { told, toldBehind, ownBehind } = exposure(model, [word('abcd', [1, 2, 3, 4])])
    expect([told, toldBehind, ownBehind]).toEqual([1 / 4, 0, 1])
  })

  test('a sound too many or one too few is a mistake, and not what follows', () => {
    // It says 1 2 5 6. Where 1 2 6 is right, 5 was put in; where 1 2 9 5 6 is, 9 was left out.
    expect(exposure(model, [word('a', [1, 2, 6])]).ownBehind).toBeNaN()
    expect(exposure(model, [word('a', [1, 2, 9, 5, 6])]).ownBehind).toBe(0)
    expect(exposure(model, [word('a', [1, 2, 7, 5, 6]), word('b', [1, 2, 8, 6])]).ownBehind).toBe(0) // prettier-ignore
  })

  test('words that may be said in several ways are left out, as nobody knows which is meant', () => {
    const two = word('read', [9], [8])
    expect(exposure(model, [two, word('a', [1, 2, 5, 6])])).toEqual({ told: 0, toldBehind: NaN, ownBehind: NaN }) // prettier-ignore
  })
})
