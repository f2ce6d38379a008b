import { describe, expect, it } from 'vitest'
import { create, errorByEpsilon, type Mistake, type Options } from './demo.ts'

const options: Options = { mistake: 'none', exponent: -6, dtype: 'float64', seed: 1 }

/** Which inputs have an element that differs, once all are checked. */
function wrongInputs(changes: Partial<Options>): string[] {
  const demo = create({ ...options, ...changes })
  let frame = demo.first()
  while (!demo.done()) frame = demo.step()
  return frame.inputs
    .filter(({ elements }) => elements.some(({ ok }) => !ok))
    .map(({ name }) => name)
}

describe('the demo of chapter 4', () => {
  it.each<[Mistake, string[]]>([
    ['none', []],
    ['first-use', ['b']],
    ['no-transpose', ['x']],
    ['sign', ['x', 'W', 'b']],
    ['twice', ['x', 'W', 'b']],
  ])('with the mistake %s, %j differ', (mistake, names) => {
    expect(wrongInputs({ mistake })).toEqual(names)
  })

  it('says nothing before the first step, and checks one element a step', () => {
    const demo = create(options)
    expect(demo.first().checked).toBe(0)
    expect(demo.step().inputs[0].elements[0].numeric).not.toBeNull()
    expect(demo.first().inputs[0].elements[1].numeric).toBeNull()
  })

  it('agrees to nine digits in float64, and to three at best in float32', () => {
    const best = (dtype: 'float32' | 'float64'): number =>
      Math.min(...errorByEpsilon(1, dtype).map(([, error]) => error))
    expect(best('float64')).toBeLessThan(1e-9)
    expect(best('float32')).toBeGreaterThan(1e-5)
    expect(best('float32')).toBeLessThan(1e-3)
  })
})
