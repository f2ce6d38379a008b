import type { Checks } from '#exercises'

interface Layout {
  readonly shape: readonly number[]
  readonly strides: readonly number[]
  readonly offset: number
}

/** The places that a layout reads, in order: which strides an axis of size 1 has makes no difference. */
function places({ shape, strides, offset }: Layout): number[] {
  return shape.reduce(
    (starts, size, axis) => starts.flatMap((at) => Array.from({ length: size }, (_, i) => at + i * strides[axis])),
    [offset],
  )
}

export const checks: Checks<typeof import('./broadcast.ts')> = {
  'the examples of shapes': async (impl, t) => {
    t.equal(await impl.broadcastShapes('add', [2, 3], [3]), [2, 3])
    t.equal(await impl.broadcastShapes('add', [4], [3, 1]), [3, 4])
  },
  'either side may repeat, along several axes': async (impl, t) => {
    t.equal(await impl.broadcastShapes('mul', [5], [2, 4, 5]), [2, 4, 5])
    t.equal(await impl.broadcastShapes('mul', [7, 1, 6], [4, 1]), [7, 4, 6])
    t.equal(await impl.broadcastShapes('mul', [1, 8], [3, 1]), [3, 8])
    t.equal(await impl.broadcastShapes('mul', [3, 3], [3, 3]), [3, 3])
  },
  'a number alone meets everything': async (impl, t) => {
    t.equal(await impl.broadcastShapes('sub', [], [2, 5]), [2, 5])
    t.equal(await impl.broadcastShapes('sub', [2, 5], []), [2, 5])
    t.equal(await impl.broadcastShapes('sub', [], []), [])
  },
  'an empty axis stays empty': async (impl, t) => {
    t.equal(await impl.broadcastShapes('add', [0], [1]), [0])
    t.equal(await impl.broadcastShapes('add', [2, 1], [0]), [2, 0])
  },
  'sizes that do not fit are refused, with a message that helps': async (impl, t) => {
    t.equal(await impl.broadcastShapes('add', [2, 3], [2, 1]), [2, 3])
    // However a shape is written: (2, 3), [2,3], 2×3.
    await t.throws(() => impl.broadcastShapes('add', [2, 3], [2]), 'ShapeError', {
      'the operation, add': /add/,
      'the first shape, (2, 3)': /2\D{1,3}3/,
      'both shapes, (2, 3) and (2)': /2\D{1,3}3.*2/s,
    })
    await t.throws(() => impl.broadcastShapes('sub', [4, 3], [2, 3]), 'ShapeError', {
      'the operation, sub': /sub/,
      'both shapes, (4, 3) and (2, 3)': /4\D{1,3}3.*2\D{1,3}3/s,
    })
    await t.throws(() => impl.broadcastShapes('mul', [0], [3]), 'ShapeError', { 'the operation, mul': /mul/ })
  },
  'repeated without a copy: stride 0': async (impl, t) => {
    const row = await impl.expandLayout({ shape: [3], strides: [1], offset: 0 }, [2, 3])
    t.equal(row.shape, [2, 3])
    t.equal(places(row), [0, 1, 2, 0, 1, 2])
    const column = await impl.expandLayout({ shape: [2, 1], strides: [1, 1], offset: 4 }, [2, 3])
    t.equal(places(column), [4, 4, 4, 5, 5, 5])
    const number = await impl.expandLayout({ shape: [], strides: [], offset: 9 }, [2, 2])
    t.equal(places(number), [9, 9, 9, 9])
  },
  'the strides of a view are kept where nothing repeats': async (impl, t) => {
    const view = await impl.expandLayout({ shape: [2, 3], strides: [1, 2], offset: 6 }, [2, 2, 3])
    t.equal(view.shape, [2, 2, 3])
    t.equal(places(view), [6, 8, 10, 7, 9, 11, 6, 8, 10, 7, 9, 11])
  },
  'new axes and axes of size 1 at once, up to four': async (impl, t) => {
    const both = await impl.expandLayout({ shape: [3, 1], strides: [2, 7], offset: 5 }, [2, 3, 4])
    t.equal(both.shape, [2, 3, 4])
    t.equal(places(both), [5, 5, 5, 5, 7, 7, 7, 7, 9, 9, 9, 9, 5, 5, 5, 5, 7, 7, 7, 7, 9, 9, 9, 9])
    const four = await impl.expandLayout({ shape: [2, 1, 2], strides: [1, 3, 10], offset: 0 }, [2, 2, 2, 2])
    t.equal(places(four), [0, 10, 0, 10, 1, 11, 1, 11, 0, 10, 0, 10, 1, 11, 1, 11])
    const empty = await impl.expandLayout({ shape: [1], strides: [1], offset: 3 }, [2, 0])
    t.equal([empty.shape, places(empty)], [[2, 0], []])
  },
  'the axes that repeat': async (impl, t) => {
    t.equal(await impl.broadcastAxes([3, 1], [2, 3, 4]), [0, 2])
    t.equal(await impl.broadcastAxes([3], [2, 3]), [0])
    t.equal(await impl.broadcastAxes([2, 1], [2, 3]), [1])
    t.equal(await impl.broadcastAxes([], [4, 5]), [0, 1])
    t.equal(await impl.broadcastAxes([1, 5], [1, 5]), [])
  },
}
