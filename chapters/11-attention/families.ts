/** The words that are made from this one by an ending: walk gives walks, walked, walking, walker. */
export function inflections(word: string): string[] {
  const last = word.slice(-1)
  const stems = [word]
  if (last === 'e') stems.push(word.slice(0, -1)) // bake, baking
  if (last === 'y') stems.push(`${word.slice(0, -1)}i`) // carry, carries
  if (/[^aeiou][aeiou][^aeiouwxy]$/.test(word)) stems.push(word + last) // stop, stopped
  return stems.flatMap((stem) => endings.map((ending) => stem + ending))
}

const endings = ['s', 'es', 'd', 'ed', 'r', 'er', 'ers', 'ing', 'ings', 'ly', 'st', 'est']

/**
 * The number of each word's family: those that are inflections of one another, and of those in
 * turn. Who has learned how walk is spoken knows nearly all of walked, so a test is only fair to
 * words of other families.
 */
export function families(words: readonly string[]): number[] {
  const places = new Map(words.map((word, place) => [word, place]))
  const parents = words.map((_, place) => place)
  const head = (place: number): number => {
    while (parents[place] !== place) {
      parents[place] = parents[parents[place]] // half of the way is enough
      place = parents[place]
    }
    return place
  }
  for (const [place, word] of words.entries())
    for (const form of inflections(word)) {
      const other = places.get(form)
      if (other !== undefined) parents[head(other)] = head(place)
    }
  return words.map((_, place) => head(place))
}
