import type { Checks } from '#exercises'

/** Counted: put the filter at 0, stride, 2 · stride, … while its last number lies on a cell or on padding. */
function counted(size: number, kernel: number, stride: number, padding: number, dilation: number): number {
  let places = 0
  while (places * stride + dilation * (kernel - 1) < size + padding) places++
  return places
}

export const checks: Checks<typeof import('./output-size.ts')> = {
  'the examples: 5 cells, a filter of 3': async (impl, t) => {
    t.equal(await impl.outputSize(5, 3), 3)
    t.equal(await impl.outputSize(5, 3, 2), 2)
  },
  'LeNet-5: 28 with 4 of padding, filters of 5, then windows of 2': async (impl, t) => {
    t.equal(await impl.outputSize(28, 5, 1, 4), 28)
    t.equal(await impl.outputSize(28, 2, 2), 14)
    t.equal(await impl.outputSize(14, 5), 10)
  },
  'as many as one counts, for all small sizes': async (impl, t) => {
    for (const size of [1, 2, 5, 6, 7, 12])
      for (const kernel of [1, 2, 3, 4])
        for (const stride of [1, 2, 3])
          for (const padding of [0, 1, 3])
            for (const dilation of [1, 2, 3]) {
              const wanted = counted(size, kernel, stride, padding, dilation)
              const got = await impl.outputSize(size, kernel, stride, padding, dilation)
              t.ok(
                wanted > 0 ? got === wanted : got < 1,
                `outputSize(${size}, ${kernel}, stride ${stride}, padding ${padding}, dilation ${dilation}): ` +
                  `the filter fits at ${wanted} places, got ${got}`,
              )
            }
  },
  'samePadding: the examples, and a filter of one number': async (impl, t) => {
    t.equal(await impl.samePadding(3), [1, 1])
    t.equal(await impl.samePadding(4), [1, 2])
    t.equal(await impl.samePadding(1), [0, 0])
  },
  'samePadding: gaps between the numbers want more zeros': async (impl, t) => {
    t.equal(await impl.samePadding(3, 2), [2, 2])
    t.equal(await impl.samePadding(5, 3), [6, 6])
    t.equal(await impl.samePadding(2, 3), [1, 2])
    t.equal(await impl.samePadding(4, 2), [3, 3])
  },
  'samePadding keeps the size': async (impl, t) => {
    for (const kernel of [1, 2, 3, 4, 5, 7])
      for (const dilation of [1, 2, 3]) {
        const [before, after] = await impl.samePadding(kernel, dilation)
        t.equal(counted(20, kernel, 1, before + after, dilation), 20)
      }
  },
}
