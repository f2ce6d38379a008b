import { describe, expect, test } from 'vitest'
import { Random, Value } from 'chalkgrad'
import { compare, swell } from './compare.ts'
import { demoFormulas, format } from './demo-formulas.ts'
import { create, type GraphFrame, type MoonsFrame } from './demo.ts'
import { formulas } from './formulas.ts'
import { box, layout } from './layout.ts'
import { twoMoons } from './moons.ts'
import { accuracy, descend, meanSquaredError, Network } from './network.ts'
import results from './results.json'
import { secondsPerNode } from './speed.ts'
import { walkthrough } from './walkthrough.ts'

describe('the worked example', () => {
  test('has the values and the gradients of the tables', () => {
    const [w, x, b, y] = [2, 3, -1, 4].map((value) => new Value(value))
    const p = w.mul(x)
    const s = p.add(b)
    const e = s.sub(y)
    const loss = e.pow(2)
    loss.backward()
    expect([p, s, e, loss].map((node) => node.data)).toEqual([6, 5, 1, 1])
    expect([loss, e, s, y, p, b, w, x].map((node) => node.grad)).toEqual([
      1, 2, 2, -2, 2, 2, 6, 4,
    ])
  })

  test('the nudge of w by 0.001 changes the loss by 0.006009', () => {
    expect((2.001 * 3 - 1 - 4) ** 2 - 1).toBeCloseTo(0.006009, 12)
  })
})

describe('the engine against algebra', () => {
  test('there are a dozen formulas or more', () => {
    expect(formulas.length).toBeGreaterThanOrEqual(12)
  })

  for (const formula of formulas) {
    test(`${formula.text}: automatic, symbolic and numeric agree`, () => {
      for (const { automatic, symbolic, numeric } of compare(formula)) {
        expect(Number.isFinite(symbolic)).toBe(true)
        expect(Math.abs(automatic - symbolic)).toBeLessThan(1e-14)
        expect(Math.abs(automatic - numeric)).toBeLessThan(1e-8)
      }
    })
  }

  test('a formula grows exponentially with depth, its graph by a few nodes a level', () => {
    const [small, large] = [swell(4), swell(7)]
    expect(large.graph - small.graph).toBe(3 * 6)
    expect(large.formula / small.formula).toBeGreaterThan(8)
    expect(large.derivative).toBeGreaterThan(100 * large.graph)
  })
})

describe('the network of Values', () => {
  test('learns two moons', () => {
    const random = new Random(1)
    const points = twoMoons(60, random)
    const network = new Network([2, 8, 8, 1], random)
    const parameters = network.parameters()
    expect(parameters).toHaveLength(105)
    const before = meanSquaredError(network, points).data
    for (let step = 0; step < 200; step++)
      descend(parameters, meanSquaredError(network, points), 0.3)
    expect(meanSquaredError(network, points).data).toBeLessThan(before / 5)
    expect(accuracy(network, points)).toBeGreaterThan(0.95)
  })

  test('its gradient is the numeric one, in every parameter', () => {
    const random = new Random(7)
    const points = twoMoons(5, random)
    const network = new Network([2, 3, 2, 1], random)
    const parameters = network.parameters()
    meanSquaredError(network, points).backward()
    const h = 1e-5
    for (const parameter of parameters) {
      const at = parameter.data
      parameter.data = at + h
      const up = meanSquaredError(network, points).data
      parameter.data = at - h
      const down = meanSquaredError(network, points).data
      parameter.data = at
      expect(parameter.grad).toBeCloseTo((up - down) / (2 * h), 7)
    }
  })

  test('with the same seed, the same bits', () => {
    const run = () => {
      const random = new Random(3)
      const points = twoMoons(10, random)
      const network = new Network([2, 4, 1], random)
      for (let step = 0; step < 5; step++)
        descend(network.parameters(), meanSquaredError(network, points), 0.3)
      return network.parameters().map((parameter) => parameter.data)
    }
    expect(run()).toEqual(run())
  })
})

describe('what the text says of the recorded run', () => {
  test('two moons: all but a few points right', () => {
    expect(results.main.metrics.accuracy).toBeGreaterThan(0.97)
    expect(results.main.metrics.freshAccuracy).toBeGreaterThan(0.97)
    expect(results.main.metrics.derivatives).toBe(
      results.main.curves.symbolicDifference.length + 15,
    )
  })

  test('a node takes at most 0.1 µs, forward and backward', () => {
    expect(results.speed.metrics.nanosecondsPerNode).toBeLessThanOrEqual(100)
    // Measured here too, with room for a busy machine: closures in the nodes would cost three times as much.
    expect(secondsPerNode(2000, 500)).toBeLessThan(300e-9)
  })
})

describe('the demo', () => {
  for (const formula of demoFormulas) {
    test(`${formula.text}: the walk ends with the engine's gradients`, () => {
      const at = Object.values(formula.inputs).map((x) => x + 0.1)
      const inputs = at.map((x) => new Value(x))
      const result = formula.build(...inputs)
      result.backward()
      const { nodes, edges, moments } = walkthrough(formula, at)
      const end = moments[moments.length - 1]
      const order = result.topologicalOrder()
      expect(nodes.map((node) => node.value)).toEqual(order.map((node) => node.data))
      order.forEach((node, i) => expect(end.grads[i]).toBeCloseTo(node.grad, 12))
      expect(end.known.every(Boolean)).toBe(true)
      // One moment for the inputs, one a computed node, one for the seed, one an edge, one for the end.
      const computed = nodes.filter((node) => node.kind === 'operation').length
      expect(moments).toHaveLength(computed + edges.length + 3)
    })

    test(`${formula.text}: no box covers another, every edge leads down`, () => {
      const { nodes, edges } = walkthrough(formula, Object.values(formula.inputs))
      const { places, paths, width, height } = layout(nodes.length, edges)
      places.forEach((a, i) => {
        expect(a.x).toBeGreaterThan(box.width / 2)
        expect(a.x).toBeLessThan(width - box.width / 2)
        expect(a.y).toBeLessThan(height - box.height / 2)
        for (const b of places.slice(i + 1)) {
          expect(
            Math.abs(a.x - b.x) >= box.width || Math.abs(a.y - b.y) >= box.height,
          ).toBe(true)
        }
      })
      edges.forEach(({ from, to }) => expect(places[from].y).toBeLessThan(places[to].y))
      expect(paths.every(({ d }) => !d.includes('NaN'))).toBe(true)
    })
  }

  test('steps through x·x + x: values down, gradients up, 4 before 7', () => {
    const demo = create({ view: 'graph', formula: 'reuse', inputs: [3] })
    let frame = demo.first() as GraphFrame
    expect(frame.moment.known).toEqual([true, false, false])
    const gradients: (number | null)[] = []
    while (!demo.done()) {
      frame = demo.step() as GraphFrame
      gradients.push(frame.moment.grads[0])
    }
    // Known after the sum's own edge, then after each of the product's two.
    expect(gradients).toEqual([null, null, null, null, 1, 4, 7, 7])
    expect(frame.moment.caption).toContain('∂/∂x = 7')
  })

  test('bad options from an address fall back to the usual ones', () => {
    const frame = create({
      view: 'graph',
      formula: 'nonsense',
      inputs: [NaN, 5],
    }).first() as GraphFrame
    expect(frame.nodes.find((node) => node.label === 'w')?.value).toBe(2)
    expect(frame.nodes.find((node) => node.label === 'x')?.value).toBe(5)
  })

  test('the moons are trained: the loss falls, the belief is between 0 and 1', () => {
    const demo = create({ view: 'moons', seed: 1, learningRate: 0.3 })
    const first = demo.first() as MoonsFrame
    let last = first
    for (let i = 0; i < 20; i++) last = demo.step() as MoonsFrame
    expect(last.step).toBe(40)
    expect(last.loss).toBeLessThan(first.loss / 2)
    expect(last.belief).toHaveLength(last.size ** 2)
    expect(last.belief.every((p) => p >= 0 && p <= 1)).toBe(true)
    expect(last.points).toHaveLength(2 * last.labels.length)
  })

  test('numbers are short and have a true minus', () => {
    expect([format(-0), format(1 / 3), format(-2), format(1e-9), format(Infinity)]).toEqual(
      ['0', '0.3333', '−2', '1e−9', 'Infinity'],
    )
  })
})
