import {
  arange,
  ArgumentError,
  Batches,
  Random,
  ReleasedError,
  ShapeError,
  zeros,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const x = arange(20).reshape([10, 2])
const y = arange(0, 10, 1, { dtype: 'int32' })

describe('batches', () => {
  test('without a shuffle follow the order of the data; the last one may be smaller', () => {
    const seen: unknown[] = []
    for (const { x: part, y: labels, index } of new Batches(x, y, { batchSize: 4 })) {
      seen.push([index, part.shape, labels.toArray()])
    }
    expect(seen).toEqual([
      [0, [4, 2], [0, 1, 2, 3]],
      [1, [4, 2], [4, 5, 6, 7]],
      [2, [2, 2], [8, 9]],
    ])
  })

  test('dropLast leaves out the one that is not full', () => {
    const batches = new Batches(x, y, { batchSize: 4, dropLast: true })
    expect([batches.length, [...batches].length, batches.samples]).toEqual([2, 2, 10])
  })

  test('a shuffle shows every sample once, its target beside it, in a new order each pass', () => {
    const batches = new Batches(x, y, { batchSize: 3, shuffle: new Random(1) })
    const pass = () => {
      const order: number[] = []
      for (const batch of batches) {
        const labels = [...batch.y.data()]
        expect([...batch.x.select(1, 0).data()]).toEqual(labels.map((label) => 2 * label))
        order.push(...labels)
      }
      return order
    }
    const [first, second] = [pass(), pass()]
    expect([...first].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect([...second].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(second).not.toEqual(first)
  })

  test('the same seed gives the same order', () => {
    const orderOf = (seed: number) => {
      const order: number[] = []
      for (const batch of new Batches(x, y, { batchSize: 3, shuffle: new Random(seed) }))
        order.push(...batch.y.data())
      return order
    }
    expect(orderOf(5)).toEqual(orderOf(5))
    expect(orderOf(5)).not.toEqual(orderOf(6))
  })

  test('what a turn makes is released when it ends', () => {
    const kept: Tensor[] = []
    for (const batch of new Batches(x, y, { batchSize: 5, shuffle: new Random(1) }))
      kept.push(batch.x)
    expect(() => kept[0].toArray()).toThrow(ReleasedError)
    expect(() => kept[0].toArray()).toThrow(/batch 0/)
  })

  test('a loop that is left early closes its turn', () => {
    const kept: Tensor[] = []
    for (const batch of new Batches(x, y, { batchSize: 5 })) {
      kept.push(batch.x.mul(2))
      break
    }
    expect(() => kept[0].toArray()).toThrow(ReleasedError)
    expect(x.data().length).toBe(20)
  })

  test('wrong input is refused', () => {
    expect(() => new Batches(x, zeros([9]), { batchSize: 4 })).toThrow(ShapeError)
    expect(() => new Batches(x, y, { batchSize: 0 })).toThrow(ArgumentError)
    expect(() => new Batches(x, y, { batchSize: 2.5 })).toThrow(/whole number ≥ 1, got 2.5/)
  })
})
