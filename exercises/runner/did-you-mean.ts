/** The candidates a typing mistake away from `word`, or that contain it: nearest first, at most three. */
export function didYouMean(word: string, candidates: readonly string[]): string[] {
  const scored = [...new Set(candidates)].map((candidate) => ({ candidate, distance: score(word, candidate) }))
  return scored
    .filter(({ candidate, distance }) => distance <= allowed(candidate))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

function score(word: string, candidate: string): number {
  const inside = word.length >= 3 && candidate.includes(word)
  return inside ? 1 : editDistance(word, candidate)
}

/** Levenshtein: how many letters to insert, delete, or replace. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]
}

/** Two letters swapped count as two mistakes; a short name may have one. */
function allowed(candidate: string): number {
  return candidate.length < 5 ? 1 : Math.max(2, Math.floor(candidate.length / 3))
}
