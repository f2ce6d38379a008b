import { wrong } from '#exercises'

export default wrong({
  'word-itself-only': {
    why: 'Puts endings behind the word as it is: bake and baking stay strangers.',
    replace: [["if (last === 'e') stems.push(word.slice(0, -1))", '']],
  },
  'always-twice': {
    why: 'Doubles every last consonant, as in stopping.',
    replace: [['/[^aeiou][aeiou][^aeiouwxy]$/', '/[^aeiou]$/']],
  },
  'twice-with-w': {
    why: 'Takes w, x and y for consonants like others.',
    replace: [['[^aeiouwxy]$', '[^aeiou]$']],
  },
  'y-stays': {
    why: 'Takes the y away, and puts no i in its place.',
    replace: [['`${word.slice(0, -1)}i`', 'word.slice(0, -1)']],
  },
  'one-step': {
    why: 'Gives a word to its base, and does not ask for relatives of relatives.',
    replace: [
      ['parents[Math.max(a, b)] = Math.min(a, b)', 'parents[other] = place'],
      ['return words.map((_, place) => head(place))', 'return parents'],
      ['const [a, b] = [head(place), head(other)]', ''],
    ],
  },
  'word-and-not-its-head': {
    why: 'Moves the one word, and leaves the rest of its family behind.',
    replace: [['parents[Math.max(a, b)] = Math.min(a, b)', 'parents[other] = Math.min(a, b)']],
  },
  'any-member': {
    why: 'Takes the base for the head of the family, and not the word that comes first.',
    replace: [['parents[Math.max(a, b)] = Math.min(a, b)', 'parents[b] = a']],
  },
  'same-beginning': {
    why: 'Takes words that begin alike for relatives.',
    replace: [
      [
        'const places = new Map(words.map((word, place) => [word, place]))',
        'const places = new Map(words.map((word, place) => [word.slice(0, 4), place]))',
      ],
      ['places.get(form)', 'places.get(form.slice(0, 4))'],
    ],
  },
})
