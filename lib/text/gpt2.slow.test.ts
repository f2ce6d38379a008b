// The same ids as OpenAI's own tokenizer, which the package tiktoken is (in Rust, compiled to WebAssembly).
import { BytePairs, Random } from 'chalkgrad'
import { idOfByte } from 'chalkgrad/text/byte-letters'
import { keyOf, mergeAll, type Merge } from 'chalkgrad/text/merge'
import { readdirSync, readFileSync } from 'node:fs'
import gpt2 from 'tiktoken/encoders/gpt2.json'
import { Tiktoken } from 'tiktoken/lite'
import { afterAll, expect, test } from 'vitest'

const oracle = new Tiktoken(gpt2.bpe_ranks, gpt2.special_tokens, gpt2.pat_str)
afterAll(() => oracle.free())
const tokenizer = new BytePairs(publishedMerges(), { special: ['<|endoftext|>'] })

/** The package has tokens in the order of their ids; each is two earlier ones, and only one merge can have made it. */
function publishedMerges(): Merge[] {
  const tokens = gpt2.bpe_ranks.split('\n').flatMap((line) => line.split(' ').slice(2))
  const ids = new Map<number, number>()
  const merges: Merge[] = []
  for (const [id, token] of tokens.entries()) {
    const bytes = Buffer.from(token, 'base64')
    const parts = mergeAll(Array.from(bytes, (byte) => idOfByte[byte]), ids) // prettier-ignore
    if (id < 256) expect(parts).toEqual([id])
    else {
      if (parts.length !== 2) throw new Error(`token ${id} is made of ${parts.length}`)
      const [left, right] = parts
      merges.push([left, right])
      ids.set(keyOf(left, right), id)
    }
  }
  return merges
}

/** Article 1 of the Universal Declaration of Human Rights, or its beginning. */
const languages = [
  "All human beings are born free and equal in dignity and rights. They're endowed with reason, it's said; we'll act in a spirit of brotherhood.",
  'Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt.',
  "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience, d'où l'esprit de fraternité.",
  'Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia…',
  'Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью.',
  'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.',
  'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. İstanbul ığdır.',
  '人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。',
  'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。',
  '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.',
  'يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا.',
  'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.',
  'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।',
  'มนุษย์ทั้งปวงเกิดมามีอิสระและเสมอภาคกันในศักดิ์ศรีและสิทธิ',
]

/** First and last code point of what is drawn from. */
const scripts = [
  [0x20, 0x7e], [0x20, 0x7e], [0xa0, 0x17f], [0x370, 0x3ff], [0x400, 0x4ff], [0x531, 0x58a], [0x5d0, 0x5ea], [0x620, 0x66d],
  [0x905, 0x96f], [0xe01, 0xe5b], [0x10a0, 0x10ff], [0x3041, 0x30ff], [0x4e00, 0x9fa5], [0xac00, 0xd7a3], [0x2000, 0x206f],
  [0x2190, 0x22ff], [0x300, 0x36f], [0x1f300, 0x1f64f], [0x0, 0xff],
] as const // prettier-ignore

function lines(): string[] {
  const random = new Random(2019)
  const one = <One>(list: readonly One[]): One => list[random.integer(list.length)]
  const drawn = (first: number, last: number): string => {
    for (;;) {
      const character = String.fromCodePoint(first + random.integer(last - first + 1))
      if (!/\p{Cn}/u.test(character)) return character // what is not assigned may be a letter in the next Unicode
    }
  }
  const times = <One>(count: number, make: () => One): One[] =>
    Array.from({ length: count }, make)
  const mixed = times(
    400,
    () =>
    times(3 + random.integer(12), () => one(one(languages).split(' ')) + one([' ', ' ', '  ', '\t', '\n', ', ', ' 42 ', "'s "])).join(''), // prettier-ignore
  )
  const random1 = scripts.flatMap(([first, last]) =>
    times(
      25,
      () =>
      times(1 + random.integer(60), () => (random.integer(6) ? drawn(first, last) : one([' ', ' ', '  ', '\n', '7', 'é', "'", '\x85', '\ufeff']))).join(''), // prettier-ignore
    ),
  )
  const root = new URL('../../', import.meta.url)
  const written = [
    'README.md',
    ...readdirSync(new URL('chapters', root)).filter((name) => /^0\d-/.test(name)).map((name) => `chapters/${name}/index.md`), // prettier-ignore
  ].flatMap((path) => readFileSync(new URL(path, root), 'utf8').split(/(?<=\n)/))
  return [...languages, ...mixed, ...random1, ...written]
}

test('GPT-2 has 50,257 tokens, and its ids are those of the original on thousands of lines', () => {
  expect(tokenizer.size).toBe(50_257)
  const all = lines()
  expect(new Set(all.filter((line) => line.trim() !== '')).size).toBeGreaterThan(2000)
  const wrong = all.filter((line) => {
    const ids = tokenizer.encode(line)
    if (tokenizer.decode(ids) !== line) return true
    return ids.join() !== oracle.encode_ordinary(line).join()
  })
  expect(wrong).toEqual([])
})

test('special tokens have the same ids, and the file that is written brings all back', () => {
  const text = 'Hello world<|endoftext|>Second document'
  const ids = tokenizer.encode(text, { special: true })
  expect([...ids]).toEqual([...oracle.encode(text, 'all')])
  expect([...ids].slice(0, 3)).toEqual([15496, 995, 50256])
  const again = BytePairs.fromVocabBpe(tokenizer.toVocabBpe())
  expect(again.merges).toEqual(tokenizer.merges)
})
