import { expect, test } from 'vitest'
import { tickLabel, type ChartSeries } from '../components/chart-spec.ts'
import { chartSvg, ticks } from './chart.ts'
import { clip, clipArea } from './clip.ts'
import { graphSvg } from './graph.ts'
import { confusionSvg, heatMapSvg, imageGridSvg } from './grid.ts'
import { COLUMN, legend, picture, polyline } from './svg.ts'

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

/** The pieces of the first line of a chart as absolute places, and how many markers stand on it. */
function firstLine(svg: string): { pieces: number[][][]; marks: number } {
  const [, d = ''] = /class="svg-stroke"[^>]* stroke-linejoin[^>]* d="([^"]*)"/.exec(svg) ?? []
  const numbers = (text: string) => (text.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
  const pieces = d
    .split('M')
    .slice(1)
    .map((piece) => {
      const [start, steps = ''] = piece.split('l')
      let [x, y] = numbers(start)
      const all = [[x, y]]
      const moves = numbers(steps)
      for (let i = 0; i < moves.length; i += 2) all.push([(x += moves[i]), (y += moves[i + 1])])
      return all
    })
  return { pieces, marks: svg.match(/<circle/g)?.length ?? 0 }
}

const line = (data: ChartSeries['data'], more: object = {}): string =>
  chartSvg({ title: 'Line', series: [{ label: 'a', data }], yMin: 0, yMax: 10, width: 320, height: 200, ...more })

test('a line that leaves the axes goes to the frame and comes back from there', () => {
  const svg = line([5, 20, 5, 5, -5, 5])
  const { pieces, marks } = firstLine(svg)
  // Top and bottom of the frame are at 12 and 172; the line meets each a third or half of its way out.
  expect(pieces.map((piece) => piece.map(([, y]) => Math.round(y)))).toEqual([
    [92, 12],
    [12, 92, 92, 172],
    [172, 92],
  ])
  const step = pieces[1][2][0] - pieces[1][1][0]
  expect(pieces[0][1][0] - pieces[0][0][0]).toBeCloseTo(step / 3, 0)
  expect(pieces[1][3][0] - pieces[1][2][0]).toBeCloseTo(step / 2, 0)
  expect(marks).toBe(4)
  expect(svg).toContain('a: from 5 at 0 to 5 at 5, in part outside the frame.')
})

test('a line that jumps across the frame is drawn though none of its points is inside', () => {
  const { pieces, marks } = firstLine(line([-10, 30]))
  expect(pieces.map((piece) => piece.map(([, y]) => Math.round(y)))).toEqual([[172, 12]])
  expect(marks).toBe(0)
  expect(line([-10, 30])).not.toContain('NaN')
  expect(
    firstLine(line([5, 1e308, -1e308]))
      .pieces.flat(2)
      .every(Number.isFinite),
  ).toBe(true)
})

test('a line goes on to the end of the x axis where its next point is beyond', () => {
  const { pieces } = firstLine(line([2, 4, 6, 8], { xMax: 1.5 }))
  expect(pieces).toHaveLength(1)
  expect(pieces[0].at(-1)?.map(Math.round)).toEqual([307, 92])
})

test('what has no place breaks a line, and a lone point is marked', () => {
  const many = Array.from({ length: 40 }, () => 5)
  for (const hole of [NaN, Infinity, -Infinity]) {
    const { pieces, marks } = firstLine(line([...many, hole, 5, hole, ...many]))
    expect(pieces.map(({ length }) => length)).toEqual([40, 1, 40])
    expect(marks).toBe(1)
  }
  expect(firstLine(line([1, 0, 2, 3], { logY: true, yMin: 0.1 })).pieces.map(({ length }) => length)).toEqual([1, 2])
})

test('markers outside the axes are not drawn, and not counted as seen', () => {
  const svg = chartSvg({
    title: 'Dots',
    series: [{ label: 'a', data: [1, 50, 2, NaN], points: true }],
    yMin: 0,
    yMax: 10,
  })
  expect(svg.match(/<circle/g)).toHaveLength(2)
  expect(svg).toContain('Dots. a: 2 points of 3.')
})

test('the last label of the x axis has room', () => {
  for (const [xMax, label] of [
    [40_000, '40,000'],
    [1_000_000, '1,000,000'],
    [1, '1'],
  ] as const) {
    const svg = line([0, 1], { xMin: 0, xMax, width: 320 })
    const [, x] = new RegExp(`<text x="([^"]+)"[^>]*>${label}<`).exec(svg) ?? []
    // A wide sans serif has digits of 0.64 of its size.
    expect(Number(x) + (0.64 * 12.5 * label.length) / 2).toBeLessThan(320)
  }
})

test('clipping keeps a line that is inside, and drops one that is beside', () => {
  const frame = { left: 0, right: 10, top: 0, bottom: 10 }
  const inside = [
    [0, 0],
    [10, 10],
    [10, 0],
  ] as const
  expect(clip(inside, frame)).toEqual([inside])
  expect(
    clip(
      [
        [-5, 4],
        [4, -6],
        [4, -1],
      ],
      frame,
    ),
  ).toEqual([])
  expect([clip([], frame), clip([[3, 3]], frame), clip([[30, 3]], frame)]).toEqual([[], [[[3, 3]]], []])
})

test('an area is cut where its edge crosses the frame', () => {
  const frame = { left: 0, right: 10, top: 0, bottom: 10 }
  const triangle = [
    [5, -5],
    [15, 5],
    [5, 5],
  ] as const
  expect(clipArea(triangle, frame)).toEqual([
    [5, 0],
    [10, 0],
    [10, 5],
    [5, 5],
  ])
  expect(
    clipArea(
      [...triangle].map(([x, y]) => [x + 20, y] as const),
      frame,
    ),
  ).toEqual([])
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

test('a band goes there along its upper edge and back along its lower one, cut off at the edge of the picture', () => {
  const draw = (high: number): string =>
    chartSvg({
      title: 't',
      series: [
        {
          label: 'mean',
          data: [1, 1],
          band: {
            low: [
              [0, 0.5],
              [1, 0.5],
            ],
            high: [
              [0, high],
              [1, 2],
            ],
          },
        },
      ],
      yMin: 0,
      yMax: 2,
      width: 320,
      height: 320,
    })
  const [, path] = draw(2).match(/class="svg-fill svg-s1" fill-opacity="0.2" d="M([^"]+)z"/) ?? []
  const [x, y, across, up, back, ...rest] = path?.split(/l| |(?=-)/).map(Number) ?? []
  expect([up, back]).toEqual([0, 0])
  expect(x).toBeGreaterThan(0)
  expect(y).toBe(12)
  // Straight to the right, down by three quarters of the height, and back to the left.
  expect(rest[1]).toBe(-across)
  expect(rest[0]).toBeCloseTo(0.75 * (320 - 28 - 12), 1)
  expect(draw(9)).toBe(draw(2))
})

test('a picture is no wider than the column of a phone: a wide graph goes downwards, a long legend takes several rows', () => {
  const width = (svg: string): number => Number(/viewBox="0 0 (\S+)/.exec(svg)?.[1])
  const chain = Array.from({ length: 7 }, (_, i) => ({ id: String(i), label: `node ${i}`, value: '0.123' }))
  const svg = graphSvg({
    title: 'Chain',
    nodes: chain,
    edges: chain.slice(1).map(({ id }, i) => [String(i), id] as const),
  })
  expect(width(svg)).toBeLessThanOrEqual(COLUMN)
  const centers = [...svg.matchAll(/<rect x="(\S+)" y="(\S+)"/g)].map(([, x, y]) => [Number(x), Number(y)])
  centers.slice(1).forEach(([x, y], i) => {
    expect(x).toBe(centers[i][0])
    expect(y).toBeGreaterThan(centers[i][1] + 40)
  })
  expect(width(graphSvg(graph))).toBeGreaterThan(Number(/height="(\d+)" rx/.exec(svg)?.[1]))

  const entries = ['a long name of a curve', 'another one, as long', 'c'].map((label) => ({ label, sign: () => '' }))
  const { body, height } = legend(entries, 0, 300)
  expect([...body.matchAll(/y="(\d+)"/g)].map(([, y]) => Number(y))).toEqual([18, 36, 36])
  expect(height).toBe(50)
  expect(() => picture(COLUMN + 5, 10, 'Too wide', '')).toThrow(/'Too wide': 332 units wide, but a phone has 327/)
})
