import { noGrad, Random, tensor, type NestedArray } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive({ windows, weights, TinyGPT, probabilities, train }: typeof import('./broken-gpt.ts')) {
  const ids = (rows: number[][]) => tensor(rows, { dtype: 'int32' })
  const made = (seed: number) => new TinyGPT(6, 8, 16, new Random(seed))
  return {
    windows: (text: number[], time: number) => windows(text, time),
    weights: (q: number[][][], k: number[][][]): NestedArray =>
      weights(tensor(q, { dtype: 'float64' }), tensor(k, { dtype: 'float64' })).toArray(),
    probabilities: (logits: number[][], temperature: number): NestedArray =>
      probabilities(tensor(logits, { dtype: 'float64' }), temperature).toArray(),
    /** The logits of a network that has not been trained. */
    logits: (tokens: number[][], seed: number): NestedArray => noGrad(() => made(seed).forward(ids(tokens))).toArray(),
    /** Losses in training, and the share of next tokens that it gets right as it is used: the text ends at the question. */
    trained(text: number[], time: number, steps: number) {
      const model = made(1)
      const losses = train(model, text, time, steps)
      const places = Array.from({ length: 20 }, (_, i) => i)
      const right = places.filter((start) => {
        const said = noGrad(() => model.forward(ids([text.slice(start, start + time)])).select(1, time - 1))
        return said.argmax(-1).item() === text[start + time]
      })
      return { losses, right: right.length / places.length }
    },
  }
}
