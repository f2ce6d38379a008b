import type { Checks } from '#exercises'

/** Words that are no inflections of each other: all three letters, and then the same one again. */
const strangers = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const letters = [i % 20, Math.floor(i / 20) % 20, Math.floor(i / 400) % 20, Math.floor(i / 8000)]
    return `q${letters.map((n) => 'bcfghjklmnpqtvwxzaio'[n]).join('')}q`
  })
const listed = (forms: readonly string[]): string[] => [...new Set(forms)].sort()

export const checks: Checks<typeof import('./families.ts')> = {
  'inflections: a word and twelve endings': async (impl, t) => {
    t.equal(listed(await impl.inflections('walk')), listed(['walks', 'walkes', 'walkd', 'walked', 'walkr', 'walker', 'walkers', 'walking', 'walkings', 'walkly', 'walkst', 'walkest'])) // prettier-ignore
  },
  'inflections: an e goes, a y becomes an i, a last letter comes twice': async (impl, t) => {
    const cases: [string, string[], string[]][] = [
      ['bake', ['baking', 'baked', 'bakes', 'bakers', 'bakeing'], ['bak', 'bakking']],
      ['carry', ['carries', 'carried', 'carrying', 'carrier'], ['carring']],
      ['stop', ['stopped', 'stopping', 'stoped'], ['stopp', 'stopping'.repeat(2)]],
      ['be', ['being', 'bing', 'bed'], ['beeing']],
      ['at', ['ats', 'ating'], ['atting']],
    ]
    for (const [word, has, hasNot] of cases) {
      const forms = await impl.inflections(word)
      for (const form of has) t.ok(forms.includes(form), `${form} is missing among the inflections of ${word}`)
      for (const form of hasNot) t.ok(!forms.includes(form), `${form} is among the inflections of ${word}, and no rule makes it`) // prettier-ignore
    }
  },
  'inflections: which words get their last letter twice': async (impl, t) => {
    for (const word of ['run', 'big', 'zip', 'thrum', 'unplug'])
      t.ok((await impl.inflections(word)).includes(`${word}${word.slice(-1)}ing`), `${word}${word.slice(-1)}ing is missing: ${word} ends in consonant, vowel, consonant`) // prettier-ignore
    for (const word of ['show', 'fix', 'play', 'read', 'walk', 'boil', 'go', 'a'])
      t.ok(!(await impl.inflections(word)).includes(`${word}${word.slice(-1)}ing`), `${word}${word.slice(-1)}ing is made of ${word}, whose last letter is not doubled`) // prettier-ignore
  },
  'inflections: at most twelve for each stem, and the word itself is none': async (impl, t) => {
    for (const [word, stems] of [
      ['walk', 1],
      ['bake', 2],
      ['any', 2],
      ['hop', 2],
      ['x', 1],
    ] as const) {
      const forms = await impl.inflections(word)
      t.ok(!forms.includes(word), `${word} is among its own inflections`)
      t.ok(
        new Set(forms).size <= 12 * stems,
        `${new Set(forms).size} forms are made of ${word}, and its rules make at most ${12 * stems}`,
      )
    }
  },
  'families: the example': async (impl, t) => {
    t.equal(await impl.families(['walk', 'kindlier', 'wall', 'walking', 'kind', 'kindly']), [0, 1, 2, 0, 1, 1])
    t.equal(await impl.families(['walk', 'kindlier', 'wall', 'walking', 'kind']), [0, 1, 2, 0, 4])
  },
  'families: the number is the first place of the family, wherever its words stand': async (impl, t) => {
    t.equal(await impl.families(['walks', 'walk', 'walked']), [0, 0, 0])
    t.equal(await impl.families(['stopping', 'bake', 'stop', 'baking', 'bakers', 'stops']), [0, 1, 0, 1, 1, 0])
    t.equal(await impl.families(['zoo', 'kindliest', 'kindly', 'kind']), [0, 1, 1, 1])
    t.equal(await impl.families(['kind', 'kindliest', 'zoo', 'kindly']), [0, 0, 2, 0])
  },
  'families: two of them become one by a word that comes last': async (impl, t) => {
    t.equal(await impl.families(['kind', 'kinds', 'kindlier', 'kindliest', 'zoo', 'kindly']), [0, 0, 0, 0, 4, 0])
    // planes may be of plan or of plane: who does not know must be careful.
    t.equal(await impl.families(['plan', 'planned', 'plane']), [0, 0, 2])
    t.equal(await impl.families(['plan', 'planned', 'plane', 'planes']), [0, 0, 0, 0])
  },
  'families: who only looks alike is no relative': async (impl, t) => {
    t.equal(await impl.families(['king', 'wing', 'ring', 'string', 'strings']), [0, 1, 2, 3, 3])
    t.equal(await impl.families(['walks', 'walking', 'walked']), [0, 1, 2])
    t.equal(await impl.families(['light', 'lightning', 'flight', 'flights']), [0, 1, 2, 2])
  },
  'families: one word, none': async (impl, t) => {
    t.equal(await impl.families(['walk']), [0])
    t.equal(await impl.families([]), [])
  },
  'families: a chain of a thousand, in order, backwards, and mixed': async (impl, t) => {
    // Each is the one before it and an s.
    const chain = Array.from({ length: 1000 }, (_, i) => `qu${'s'.repeat(i)}`)
    const mixed = chain.map((_, i) => chain[(i * 387) % 1000])
    for (const [order, words] of Object.entries({ 'in order': chain, backwards: [...chain].reverse(), mixed })) {
      const got = await impl.families(words)
      const apart = got.findIndex((number) => number !== 0)
      t.ok(
        got.length === 1000 && apart === -1,
        `qu, qus, quss, … are one family, a chain of 1000 words. ${order}, word ${apart} has the number ${got[apart]}, wanted 0`,
      )
    }
  },
  'families: six thousand words, nobody of kin, and then each with one relative': async (impl, t) => {
    const words = strangers(6000)
    t.equal(new Set(await impl.families(words)).size, 6000)
    const half = words.slice(0, 3000)
    const got = await impl.families([...half, ...half.map((word) => `${word}ing`)])
    t.equal(got, [...half.keys(), ...half.keys()])
  },
}
