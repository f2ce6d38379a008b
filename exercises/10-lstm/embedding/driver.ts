import { grad, noGrad, optim, Random, tensor, type Dtype, type NestedArray } from 'chalkgrad'

/** Numbers of words, and the axes that they stand in. */
export interface Words {
  shape: number[]
  numbers: number[]
}

/** Runs where the learner's file runs. */
export function drive({ Embedding }: typeof import('./embedding.ts')) {
  const make = (weight: number[][], paddingIndex?: number, dtype: Dtype = 'float64') => {
    const embedding = new Embedding(weight.length, weight[0].length, new Random(1), { paddingIndex, dtype })
    noGrad(() => embedding.weight.copy_(tensor(weight, { dtype })))
    return embedding
  }
  const words = ({ shape, numbers }: Words) => tensor(numbers, { shape, dtype: 'int32' })
  return {
    rows(weight: number[][], asked: Words, paddingIndex?: number) {
      const y = make(weight, paddingIndex).rows(words(asked))
      return { shape: [...y.shape], values: [...y.data()] }
    },
    /** The padding row holds ∞ and NaN, as after a step that went wrong. */
    spoiledPadding(weight: number[][], asked: Words, paddingIndex: number): number[] {
      const embedding = make(weight, paddingIndex)
      noGrad(() => embedding.weight.select(0, paddingIndex).copy_(tensor(weight[0].map((_, i) => (i % 2 === 0 ? Infinity : NaN)), { dtype: 'float64' }))) // prettier-ignore
      return [...embedding.rows(words(asked)).data()]
    },
    dtype: (dtype: Dtype): string =>
      make([[1], [2]], undefined, dtype).rows(words({ shape: [2], numbers: [0, 1] })).dtype,
    /** The gradient of Σ slopes · rows for the weight. */
    gradient(weight: number[][], asked: Words, slopes: number[], paddingIndex?: number): NestedArray {
      const embedding = make(weight, paddingIndex)
      const rows = embedding.rows(words(asked))
      const loss = rows.mul(tensor(slopes, { shape: rows.shape, dtype: 'float64' })).sum()
      return grad(loss, [embedding.weight])[0].toArray()
    },
    /** The weight after so many steps towards rows of 5. */
    learned(weight: number[][], asked: Words, count: number, paddingIndex?: number): NestedArray {
      const embedding = make(weight, paddingIndex)
      const optimizer = new optim.SGD(embedding.parameters(), { learningRate: 0.1 })
      for (let step = 0; step < count; step++) {
        optimizer.zeroGrad()
        embedding.forward(words(asked)).sub(5).square().sum().backward()
        optimizer.step()
      }
      return embedding.weight.toArray()
    },
    two(first: number[][], second: number[][], asked: Words) {
      const [a, b] = [make(first), make(second)]
      a.rows(words(asked))
      return [...b.rows(words(asked)).data()]
    },
  }
}
