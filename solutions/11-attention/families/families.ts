export const endings = ['s', 'es', 'd', 'ed', 'r', 'er', 'ers', 'ing', 'ings', 'ly', 'st', 'est'] as const

export function inflections(word: string): string[] {
  const last = word.slice(-1)
  const stems = [word]
  if (last === 'e') stems.push(word.slice(0, -1))
  if (last === 'y') stems.push(`${word.slice(0, -1)}i`)
  if (/[^aeiou][aeiou][^aeiouwxy]$/.test(word)) stems.push(word + last)
  return stems.flatMap((stem) => endings.map((ending) => stem + ending))
}

/**
 * Disjoint sets (Galler and Fischer, 1964): each word knows one that stands no further behind, and in the end the first of its
 * family. Two families become one where one first word is given to the other.
 */
export function families(words: readonly string[]): number[] {
  const places = new Map(words.map((word, place) => [word, place]))
  const parents = words.map((_, place) => place)
  const head = (place: number): number => {
    while (parents[place] !== place) {
      parents[place] = parents[parents[place]] // half of the way is enough, and the next has it shorter
      place = parents[place]
    }
    return place
  }
  for (const [place, word] of words.entries())
    for (const form of inflections(word)) {
      const other = places.get(form)
      if (other === undefined) continue
      const [a, b] = [head(place), head(other)]
      parents[Math.max(a, b)] = Math.min(a, b)
    }
  return words.map((_, place) => head(place))
}
