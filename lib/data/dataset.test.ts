import {
  arange,
  ArgumentError,
  collate,
  Batches,
  Dataset,
  Random,
  ReleasedError,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

describe('a data set', () => {
  test('reads a sample only when it is asked for', () => {
    const reads: number[] = []
    const squares = new Dataset(5, (i) => (reads.push(i), i * i)).map(
      (value, i) => `${i}: ${value}`,
    )
    expect(reads).toEqual([])
    expect(squares.get(3)).toBe('3: 9')
    expect(reads).toEqual([3])
    expect([...squares.subset([4, 0])]).toEqual(['4: 16', '0: 0'])
  })

  test('a shuffle is seeded, keeps every sample once, and does not change between passes', () => {
    const numbers = Dataset.of([10, 20, 30, 40, 50, 60])
    const shuffled = numbers.shuffle(new Random(1))
    expect([...shuffled]).toEqual([...shuffled])
    expect([...shuffled]).toEqual([...numbers.shuffle(new Random(1))])
    expect([...shuffled]).not.toEqual([...numbers])
    expect([...shuffled].sort()).toEqual([...numbers])
  })

  test('refuses samples that do not exist', () => {
    const three = Dataset.of([1, 2, 3])
    expect(() => three.get(3)).toThrow(/no sample 3: samples are numbered 0 to 2/)
    expect(() => three.get(-1)).toThrow(ArgumentError)
    expect(() => three.subset([0, 7])).toThrow(/no sample 7 in a data set of 3/)
    expect(() => Dataset.of([]).get(0)).toThrow(/is empty/)
    expect(() => new Dataset(1.5, () => 0)).toThrow(ArgumentError)
  })
})

describe('batches of a data set', () => {
  const rows = arange(10).reshape([5, 2])
  const samples = new Dataset(5, (i) => ({ x: rows.select(0, i), y: i }))

  test('stack inputs and labels, in a new order each pass', () => {
    const batches = new Batches(samples, { batchSize: 2, shuffle: new Random(3) })
    const pass = () => {
      const labels: number[] = []
      for (const { x, y } of batches) {
        expect(y.dtype).toBe('int32')
        expect([...x.select(1, 0).data()]).toEqual([...y.data()].map((label) => 2 * label))
        labels.push(...y.data())
      }
      return labels
    }
    const [first, second] = [pass(), pass()]
    expect(first).not.toEqual(second)
    expect([...first].sort()).toEqual([0, 1, 2, 3, 4])
  })

  test('drop a last one that is not full, transform, and release what a turn made', () => {
    const kept: Tensor[] = []
    const options = { batchSize: 2, dropLast: true, transform: (x: Tensor) => x.mul(10) }
    const batches = new Batches(samples, options)
    const seen: unknown[] = []
    for (const { x, index } of batches) {
      kept.push(x)
      seen.push([index, x.toArray()])
    }
    expect(batches.length).toBe(2)
    expect(seen).toEqual([
      [
        0,
        [
          [0, 10],
          [20, 30],
        ],
      ],
      [
        1,
        [
          [40, 50],
          [60, 70],
        ],
      ],
    ])
    expect(() => kept[0].item()).toThrow()
    expect(() => kept[0].data()).toThrow(ReleasedError)
  })

  test('targets may be tensors, but not of two kinds', () => {
    expect(
      collate([
        { x: tensor([1]), y: tensor([2]) },
        { x: tensor([3]), y: tensor([4]) },
      ]).y.toArray(),
    ).toEqual([[2], [4]])
    expect(() =>
      collate([
        { x: tensor([1]), y: 1 },
        { x: tensor([1]), y: tensor([1]) },
      ]),
    ).toThrow(/one kind/)
  })
})
