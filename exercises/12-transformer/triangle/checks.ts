import type { Checks } from '#exercises'

const counted = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)
function wanted(which: 'tril' | 'triu', shape: number[], values: number[], diagonal = 0): number[] {
  const [rows, columns] = shape.slice(-2)
  return values.map((value, i) => {
    const right = (i % columns) - (Math.floor(i / columns) % rows)
    return (which === 'tril' ? right <= diagonal : right >= diagonal) ? value : 0
  })
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: two rows, three columns': async (impl, t) => {
    t.equal((await impl.cut('tril', [2, 3], counted(6))).values, [1, 0, 0, 4, 5, 0])
    t.equal((await impl.cut('tril', [2, 3], counted(6), 1)).values, [1, 2, 0, 4, 5, 6])
  },
  'the upper triangle': async (impl, t) => {
    t.equal((await impl.cut('triu', [2, 3], counted(6))).values, [1, 2, 3, 0, 5, 6])
    t.equal((await impl.cut('triu', [3, 2], counted(6))).values, [1, 2, 0, 4, 0, 0])
  },
  'diagonals above and below, and beyond the matrix': async (impl, t) => {
    for (const which of ['tril', 'triu'] as const)
      for (const diagonal of [-4, -2, -1, 0, 1, 2, 5])
        t.equal((await impl.cut(which, [3, 4], counted(12), diagonal)).values, wanted(which, [3, 4], counted(12), diagonal)) // prettier-ignore
  },
  'many matrices: batches and heads in front, each for itself': async (impl, t) => {
    const { shape, values } = await impl.cut('tril', [2, 3, 4, 4], counted(96), -1)
    t.equal(shape, [2, 3, 4, 4])
    t.equal(values, wanted('tril', [2, 3, 4, 4], counted(96), -1))
  },
  'sizes of 1 and 0': async (impl, t) => {
    t.equal((await impl.cut('tril', [1, 1], [7])).values, [7])
    t.equal((await impl.cut('triu', [0, 3], [])).shape, [0, 3])
  },
  'a view, whose strides are others': async (impl, t) => {
    t.equal(await impl.turned([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), [1, 0, 0, 2, 5, 0, 3, 6, 9]) // prettier-ignore
  },
  'what is cut may be ∞ or NaN': async (impl, t) => {
    t.equal((await impl.cut('tril', [2, 2], [1, Infinity, 2, 3])).values, [1, 0, 2, 3])
    t.equal((await impl.cut('triu', [2, 2], [1, 2, NaN, 3])).values, [1, 2, 0, 3])
  },
  'the dtype is kept, int32 too': async (impl, t) => {
    for (const dtype of ['float32', 'float64', 'int32'] as const)
      t.equal((await impl.cut('tril', [2, 2], counted(4), 0, dtype)).dtype, dtype)
  },
  'the gradient goes to what was left': async (impl, t) => {
    const slopes = [2, 3, 5, 7, 11, 13]
    for (const which of ['tril', 'triu'] as const)
      t.gradient(await impl.gradient(which, [2, 3], counted(6), slopes), wanted(which, [2, 3], slopes), 'x')
  },
  'what is no matrix is refused, what is one is not': async (impl, t) => {
    t.equal((await impl.cut('triu', [1, 2], [7, 8], 1)).values, [0, 8])
    await t.throws(() => impl.refused('tril', [3], 0), 'ShapeError')
    await t.throws(() => impl.refused('triu', [2, 2], 0.5), 'ArgumentError')
  },
}
