import { expect, test } from 'vitest'
import { tickLabel } from '../components/chart-spec.ts'
import { chartSvg, ticks } from './chart.ts'
import { graphSvg } from './graph.ts'
import { confusionSvg, heatMapSvg, imageGridSvg } from './grid.ts'
import { polyline } from './svg.ts'

const graph = {
  title: 'Reuse',
  nodes: [
    { id: 'x', label: 'x', value: '3', gradient: '7' },
    { id: 'p', label: '×', value: '9' },
    { id: 's', label: '+', value: '12', kind: 'out' as const },
  ],
  edges: [
    ['x', 'p'],
    ['x', 'p'],
    ['p', 's'],
    ['x', 's'],
  ] as const,
}

test('a graph says in words what it shows, and draws every edge once', () => {
  const svg = graphSvg(graph)
  expect(svg).toContain(
    'aria-label="Reuse. x: value 3, gradient 7; ×: reads x and x, value 9; +: reads × and x, value 12."',
  )
  expect(svg.match(/class="graph-edge"/g)).toHaveLength(4)
  expect(svg).not.toContain('NaN')
})

test('two edges between the same nodes do not lie on each other', () => {
  const paths = [...graphSvg(graph).matchAll(/class="graph-edge" d="([^"]+)"/g)].map(([, d]) => d)
  expect(new Set(paths).size).toBe(4)
})

test('nodes of a layer do not overlap', () => {
  const leaves = Array.from({ length: 6 }, (_, i) => ({ id: `l${i}`, label: `l${i}`, value: '1' }))
  const svg = graphSvg({
    title: 't',
    nodes: [...leaves, { id: 'o', label: 'o' }],
    edges: leaves.map(({ id }) => [id, 'o'] as const),
  })
  const tops = [...svg.matchAll(/<rect x="[^"]+" y="([^"]+)"[^>]*height="(\d+)" rx="5"/g)]
    .map(([, y, height]) => [+y, +y + +height])
    .sort((a, b) => a[0] - b[0])
  expect(tops).toHaveLength(6)
  tops.slice(1).forEach(([top], i) => expect(top).toBeGreaterThan(tops[i][1]))
})

test('a cycle and an unknown node are errors', () => {
  const nodes = [
    { id: 'a', label: 'a' },
    { id: 'b', label: 'b' },
  ]
  expect(() =>
    graphSvg({
      title: 't',
      nodes,
      edges: [
        ['a', 'b'],
        ['b', 'a'],
      ],
    }),
  ).toThrow(/cycle/)
  expect(() => graphSvg({ title: 't', nodes, edges: [['a', 'c']] })).toThrow(/'c', which is no node/)
})

test('ticks are round numbers inside the range', () => {
  expect(ticks(0, 1, false)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  expect(ticks(-3, 17, false)).toEqual([0, 5, 10, 15])
  expect(ticks(0.003, 2, true)).toEqual([0.01, 0.1, 1])
  expect(ticks(0.3, 0.8, true)).toEqual([0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
  expect([tickLabel(0.0001, true), tickLabel(-2, false), tickLabel(20000, false)]).toEqual(['10⁻⁴', '−2', '20,000'])
})

test('a chart leaves out what cannot be drawn, and says where its lines begin and end', () => {
  const svg = chartSvg({
    title: 'Loss',
    series: [
      { label: 'train', data: [4, 2, Infinity, 1] },
      {
        label: 'test',
        data: [
          [0, 3],
          [3, 0],
        ],
      },
    ],
    logY: true,
  })
  expect(svg).toContain('Loss. train: from 4 at 0 to 1 at 3; test: from 3 at 0 to 3 at 0.')
  expect(svg).not.toMatch(/NaN|Infinity/)
  expect(() => chartSvg({ title: 'Empty', series: [{ label: 'a', data: [NaN] }] })).toThrow(/'Empty'/)
})

test('a long curve is thinned but keeps both of its ends', () => {
  const svg = chartSvg({ title: 'Long', series: [{ label: 'a', data: Array.from({ length: 10_000 }, (_, i) => i) }] })
  expect(svg.length).toBeLessThan(8000)
  expect(svg).toContain('a: from 0 at 0 to 9999 at 9999')
})

test('a heat map names its rows and columns; an image of the wrong size is refused', () => {
  expect(
    heatMapSvg({
      title: 'Confusion',
      values: [
        [9, 1],
        [0, 10],
      ],
      rowLabels: ['cat', 'dog'],
      columnLabels: ['cat', 'dog'],
    }),
  ).toContain('Confusion. cat: cat 9, dog 1; dog: cat 0, dog 10.')
  expect(
    imageGridSvg({ title: 'Two', images: [{ pixels: [0, 1, 1, 0], width: 2, height: 2, label: 'a & b' }] }),
  ).toMatch(/data:image\/png;base64,iVBOR[^"]+".*a &amp; b/)
  expect(() => imageGridSvg({ title: 'x', images: [{ pixels: [0], width: 2, height: 2 }] })).toThrow(/4 expected/)
})

test('a path of steps ends where its points end', () => {
  const points = Array.from({ length: 300 }, (_, i) => [i / 3, 50 + 40 * Math.sin(i)])
  const path = polyline(points)
  const [, start, steps] = /^M(\S+ \S+)l(.*)$/.exec(path) ?? []
  const numbers = (text: string) => (text.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
  const sum = numbers(steps).reduce((at, step, i) => ((at[i % 2] += step), at), numbers(start))
  expect(numbers(steps)).toHaveLength(2 * 299)
  expect(sum[0]).toBeCloseTo(points[299][0], 1)
  expect(sum[1]).toBeCloseTo(points[299][1], 1)
  expect([polyline([]), polyline([[1, 2]])]).toEqual(['', 'M1 2'])
})

test('a confusion matrix sets mistakes apart, and says every count in words', () => {
  const svg = confusionSvg(
    'Animals',
    [
      [8, 2],
      [0, 10],
    ],
    ['cat', 'dog'],
  )
  expect(svg).toContain('aria-label="Animals. cat: cat 8, dog 2; dog: cat 0, dog 10."')
  const fills = [...svg.matchAll(/class="svg-fill (svg-s\d)"[^>]*fill-opacity="([^"]+)"/g)]
  expect(fills.map(([, ink, share]) => [ink, +share])).toEqual([
    ['svg-s1', 0.4],
    ['svg-s2', 0.2],
    ['svg-s2', 0],
    ['svg-s1', 0.5],
  ])
  expect(svg).not.toContain('>0<')
})
