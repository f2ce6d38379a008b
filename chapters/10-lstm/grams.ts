/**
 * The share of each token behind the last `order` − 1 ones, counted: an n-gram model, what
 * Shannon used in 1948. What was never seen gets a little, the more the less is known of it.
 */
export class Grams {
  readonly #counts = new Map<string, Float64Array>()
  readonly #order: number
  readonly #tokens: number

  /** Each sequence begins and ends with token 0. */
  constructor(sequences: readonly (readonly number[])[], order: number, tokens: number) {
    this.#order = order
    this.#tokens = tokens
    for (const sequence of sequences) {
      for (const [behind, next] of this.#pairs(sequence)) {
        const counts = this.#counts.get(behind) ?? new Float64Array(tokens)
        counts[next]++
        this.#counts.set(behind, counts)
      }
    }
  }

  /** The mean of −log₂ p over all tokens of the sequences, the end among them. `added`: to each count. */
  bits(sequences: readonly (readonly number[])[], added: number): number {
    let [sum, count] = [0, 0]
    for (const sequence of sequences) {
      for (const [behind, next] of this.#pairs(sequence)) {
        const counts = this.#counts.get(behind)
        const all = counts?.reduce((total, one) => total + one, 0) ?? 0
        sum -= Math.log2(((counts?.[next] ?? 0) + added) / (all + added * this.#tokens))
        count++
      }
    }
    return sum / count
  }

  *#pairs(
    sequence: readonly number[],
  ): Generator<[behind: string, next: number], void, undefined> {
    const padded = [...new Array<number>(this.#order - 1).fill(0), ...sequence, 0]
    for (let i = this.#order - 1; i < padded.length; i++)
      yield [padded.slice(i - this.#order + 1, i).join(' '), padded[i]]
  }
}
