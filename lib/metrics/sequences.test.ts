import { ArgumentError, bitsPerCharacter, bleu, characters, editDistance, errorRate, perplexity, rougeL, rougeN, sequenceErrorRate } from 'chalkgrad' // prettier-ignore
import { describe, expect, test } from 'vitest'

const cut = (text: string): string[] => text.split(' ')
const guide = [
  'It is a guide to action that ensures that the military will forever heed Party commands',
  'It is the guiding principle which guarantees the military forces always being under the command of the Party',
  'It is the practical guide for the army always to heed the directions of the party',
].map(cut)
const good = cut('It is a guide to action which ensures that the military always obeys the commands of the party') // prettier-ignore

describe('BLEU, with the examples of Papineni et al. (2002)', () => {
  test('seven times "the" are two sevenths: counts are clipped', () => {
    const references = ['the cat is on the mat', 'there is a cat on the mat'].map(cut)
    const { precisions } = bleu([cut('the the the the the the the')], [references])
    expect(precisions.slice(0, 2)).toEqual([2 / 7, 0])
  })

  test('17 of 18 words and 10 of 17 pairs; the bad translation 8 of 14 and 1 of 13', () => {
    const bad = cut('It is to insure the troops forever hearing the activity guidebook that party direct') // prettier-ignore
    expect(bleu([good], [guide]).precisions.slice(0, 2)).toEqual([17 / 18, 10 / 17])
    expect(bleu([bad], [guide]).precisions.slice(0, 2)).toEqual([8 / 14, 1 / 13])
  })

  test('the score of a sentence, and of a corpus, as NLTK documents them', () => {
    // 17/18 · 10/17 · 7/16 · 4/15, the fourth root of it; 18 words as in the nearest reference, so no penalty.
    const { score, brevityPenalty } = bleu([good], [guide])
    expect(score).toBeCloseTo(((17 / 18) * (10 / 17) * (7 / 16) * (4 / 15)) ** 0.25, 12)
    expect(score).toBeCloseTo(0.50456668, 8)
    expect(brevityPenalty).toBe(1)
    const other = cut('he read the book because he was interested in world history')
    const its = [cut('he was interested in world history because he read the book')]
    expect(bleu([good, other], [guide, its]).score).toBeCloseTo(0.59207789, 8)
    expect((score + bleu([other], [its]).score) / 2).toBeCloseTo(0.6223, 3)
  })

  test('what is too short pays: half as long, e^(1 − 2)', () => {
    const { score, brevityPenalty } = bleu([cut('a b c d')], [[cut('a b c d e f g h')]])
    expect(brevityPenalty).toBeCloseTo(Math.exp(-1), 12)
    expect(score).toBeCloseTo(Math.exp(-1), 12)
    // Of two references that are equally near, the shorter counts.
    expect(bleu([cut('a b c')], [[cut('a b c d'), cut('a b')]]).brevityPenalty).toBe(1)
  })

  test('smoothing adds one to orders above 1', () => {
    const [candidate, reference] = [cut('a b x'), cut('a b c')]
    expect(bleu([candidate], [[reference]]).score).toBe(0)
    // 2/3, then (1 + 1)/(2 + 1), (0 + 1)/(1 + 1), (0 + 1)/(0 + 1)
    const { precisions } = bleu([candidate], [[reference]], { smoothing: 'addOne' })
    expect(precisions).toEqual([2 / 3, 2 / 3, 1 / 2, 1])
  })

  test('an empty candidate has 0, and ids are tokens, too', () => {
    expect(bleu([[]], [[cut('a')]]).score).toBe(0)
    expect(bleu([Int32Array.of(1, 2, 3, 4)], [[[1, 2, 3, 4]]]).score).toBe(1)
    expect(bleu([['a b', 'c']], [[['a', 'b c']]], { order: 1 }).score).toBe(0)
  })
})

describe('ROUGE, with the examples of Lin (2004)', () => {
  const police = cut('police killed the gunman')
  const [kill, turned, killed] = ['police kill the gunman', 'the gunman kill police', 'the gunman police killed'].map(cut) // prettier-ignore

  test('ROUGE-2 cannot tell the first two apart, ROUGE-L can: 3/4 and 2/4', () => {
    expect(rougeN(kill, police, 2).recall).toBe(1 / 3)
    expect(rougeN(turned, police, 2).recall).toBe(1 / 3)
    expect(rougeL(kill, police).f1).toBe(0.75)
    expect(rougeL(turned, police).f1).toBe(0.5)
  })

  test('and the other way round for the third', () => {
    expect(rougeL(killed, police).f1).toBe(0.5)
    expect(rougeN(killed, police, 2).recall).toBe(2 / 3)
  })

  test('ROUGE-1 with precision and recall, each word as often as in the one that has fewer', () => {
    // a twice and b once are shared: 3 of 5 and 3 of 4.
    const { precision, recall, f1 } = rougeN(cut('a a a b x'), cut('a a b c'), 1)
    expect([precision, recall]).toEqual([3 / 5, 3 / 4])
    expect(f1).toBeCloseTo(2 / 3, 12)
    expect(rougeN([], cut('a'), 1)).toEqual({ precision: 0, recall: 0, f1: 0 })
  })
})

describe('edits', () => {
  test('kitten to sitting takes three', () => {
    expect(editDistance(characters('kitten'), characters('sitting'))).toBe(3)
    expect(editDistance([], characters('abc'))).toBe(3)
    expect(editDistance(['1'], [1])).toBe(1)
  })

  test('the error rate sums edits and lengths; sequences are right or wrong', () => {
    const [candidates, references] = [[cut('T OW M EY T OW'), cut('K AE')], [cut('T AH M EY T OW'), cut('K AE T S')]] // prettier-ignore
    expect(errorRate(candidates, references)).toBe((1 + 2) / (6 + 4))
    expect(errorRate([cut('a b c')], [cut('x')])).toBe(3)
    expect(sequenceErrorRate(candidates, references)).toBe(1)
    expect(sequenceErrorRate([...candidates, ['K']], [...references, ['K']])).toBe(2 / 3)
    expect(sequenceErrorRate([['a', 'b']], [['a']])).toBe(1)
  })
})

test('perplexity of ln 50,257 is the vocabulary; a bit is ln 2', () => {
  expect(perplexity(Math.log(50_257))).toBeCloseTo(50_257, 6)
  expect(perplexity(0)).toBe(1)
  expect(bitsPerCharacter(Math.LN2)).toBe(1)
  expect(bitsPerCharacter(6 * Math.LN2, 4)).toBeCloseTo(1.5, 12) // six bits for a token of four characters
})

test('what makes no sense is refused', () => {
  expect(() => bleu([cut('a')], [])).toThrow(/1 candidates and 0 references/)
  expect(() => bleu([cut('a')], [[]])).toThrow(/candidate 0 has no reference/)
  expect(() => bleu(['a' as never], [[cut('a')]])).toThrow(/Use words\(text\)/)
  expect(() => bleu([cut('a')], [[cut('a')]], { order: 0 })).toThrow(/order must/)
  expect(() => rougeN(cut('a'), cut('a'), 0)).toThrow(/n must/)
  expect(() => errorRate([[]], [[]])).toThrow(/no token/)
  expect(() => perplexity(-1)).toThrow(ArgumentError)
  expect(() => bitsPerCharacter(1, 0)).toThrow(/charactersPerToken/)
})
