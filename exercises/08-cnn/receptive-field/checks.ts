import type { Checks } from '#exercises'
import type { Window } from './receptive-field.ts'

const layer = (kernel: number, stride = 1, padding = 0, dilation = 1): Window => ({ kernel, stride, padding, dilation })

/** By going through all numbers of all filters. */
function reached(layers: Window[], place: number): number[] {
  return layers
    .toReversed()
    .reduce(
      (cells, { kernel, stride, padding, dilation }) => [
        ...new Set(
          cells.flatMap((cell) => Array.from({ length: kernel }, (_, u) => cell * stride + u * dilation - padding)),
        ),
      ],
      [place],
    )
}
const networks: Record<string, Window[]> = {
  'three filters of 3': [layer(3), layer(3), layer(3)],
  'filters and pooling, as in LeNet-5': [layer(5, 1, 2), layer(2, 2), layer(5), layer(2, 2), layer(5)],
  'a stride of 2 in the first layer': [layer(3, 2, 1), layer(3, 1, 1)],
  'a stride of 2 in the last layer': [layer(3, 1, 1), layer(3, 2, 1)],
  'dilations of 1, 2, 4': [layer(2, 1, 0, 1), layer(2, 1, 0, 2), layer(2, 1, 0, 4)],
  'dilation behind a stride': [layer(3, 2, 0, 1), layer(3, 1, 2, 2), layer(2, 3, 1, 3)],
  'filters of one number change nothing': [layer(1), layer(3), layer(1, 2)],
}

export const checks: Checks<typeof import('./receptive-field.ts')> = {
  'no layer: the cell itself': async (impl, t) => {
    t.equal(await impl.fieldSize([]), 1)
    t.equal(await impl.seenBy([], 6), [6, 6])
  },
  'the examples': async (impl, t) => {
    t.equal(await impl.fieldSize([layer(3), layer(3)]), 5)
    t.equal(await impl.fieldSize([layer(3, 2), layer(3)]), 7)
    t.equal(await impl.seenBy([layer(3, 2, 1)], 0), [-1, 1])
    t.equal(await impl.seenBy([layer(3, 2, 1)], 4), [7, 9])
  },
  ...Object.fromEntries(
    Object.entries(networks).map(([name, layers]) => [
      `fieldSize: ${name}`,
      async (impl, t) => {
        const cells = reached(layers, 0)
        t.equal(await impl.fieldSize(layers), Math.max(...cells) - Math.min(...cells) + 1)
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(networks).map(([name, layers]) => [
      `seenBy: ${name}`,
      async (impl, t) => {
        for (const place of [0, 1, 5]) {
          const cells = reached(layers, place)
          t.equal(await impl.seenBy(layers, place), [Math.min(...cells), Math.max(...cells)])
        }
      },
    ]),
  ),
}
