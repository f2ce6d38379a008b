import { readFileSync } from 'node:fs'
import { ArgumentError, GradientError, optim, tensor } from 'chalkgrad'
import { describe, expect, it } from 'vitest'

interface Case {
  gradients: number[][]
  limit: number
  norm: number
  clipped: number[][]
}
const { cases }: { cases: Case[] } = JSON.parse(
  readFileSync(new URL('fixtures/clip.json', import.meta.url), 'utf8'),
)

/** Parameters with these gradients. */
const withGradients = (gradients: number[][], dtype: 'float32' | 'float64' = 'float64') =>
  gradients.map((gradient) => {
    const parameter = tensor(
      gradient.map(() => 0),
      { dtype, requiresGrad: true },
    )
    parameter.mul(tensor(gradient, { dtype })).sum().backward()
    return parameter
  })
const gradientsOf = (parameters: ReturnType<typeof withGradients>) =>
  parameters.map(({ grad }) => grad?.toArray())

describe('clipGradNorm', () => {
  it('a parameter that is given twice counts once, and is clipped once', () => {
    const [p] = withGradients([[3, 4]])
    expect(optim.clipGradNorm([p, p], 1)).toBe(5)
    expect(gradientsOf([p])[0]?.toString()).toMatch(/^0\.6\d*,0\.8/)
  })

  it.each(cases)(
    'agrees with PyTorch: limit $limit',
    ({ gradients, limit, norm, clipped }) => {
      const parameters = withGradients(gradients)
      expect(optim.clipGradNorm(parameters, limit)).toBeCloseTo(norm, 12)
      // PyTorch divides by norm + 1e-6.
      for (const [i, gradient] of gradientsOf(parameters).entries())
        for (const [j, value] of Object.entries(gradient as number[]))
          expect(Math.abs(value - clipped[i][Number(j)])).toBeLessThan(1e-6)
    },
  )

  it('keeps the direction, and the new length is the limit', () => {
    const parameters = withGradients([[3, 4], [12]])
    optim.clipGradNorm(parameters, 6.5)
    expect(gradientsOf(parameters)).toEqual([[1.5, 2], [6]])
    expect(optim.clipGradNorm(parameters, 100)).toBe(6.5)
  })

  it('leaves parameters without a gradient alone', () => {
    const unused = tensor([1], { requiresGrad: true })
    expect(optim.clipGradNorm([unused, ...withGradients([[3, 4]])], 10)).toBe(5)
    expect(unused.grad).toBeUndefined()
  })

  it('a float32 gradient whose square is too large for float32 is clipped all the same', () => {
    const parameters = withGradients([[3e25, 4e25]], 'float32')
    expect(optim.clipGradNorm(parameters, 1) / 5e25).toBeCloseTo(1, 5)
    expect(parameters[0].grad?.data()[1]).toBeCloseTo(0.8, 5)
  })

  it('refuses a gradient that is not finite, and a limit that is not above 0', () => {
    expect(() => optim.clipGradNorm(withGradients([[NaN, 1]]), 1)).toThrow(GradientError)
    expect(() => optim.clipGradNorm(withGradients([[Infinity]]), 1)).toThrow(
      /detectAnomaly/,
    )
    expect(() => optim.clipGradNorm(withGradients([[1]]), 0)).toThrow(ArgumentError)
  })
})

describe('clipGradValue', () => {
  it('cuts each element off, and returns the largest before', () => {
    const parameters = withGradients([[3, -0.5], [-7]])
    expect(optim.clipGradValue(parameters, 1)).toBe(7)
    expect(gradientsOf(parameters)).toEqual([[1, -0.5], [-1]])
  })

  it('refuses a gradient with NaN, cuts off an infinite one, and changes nothing before', () => {
    const parameters = withGradients([[3], [NaN]])
    expect(() => optim.clipGradValue(parameters, 1)).toThrow(GradientError)
    expect(() => optim.clipGradValue(parameters, 1)).toThrow(/NaN among.*detectAnomaly/)
    expect(gradientsOf(parameters)).toEqual([[3], [NaN]])
    const steep = withGradients([[-Infinity]])
    expect([optim.clipGradValue(steep, 1), gradientsOf(steep)]).toEqual([Infinity, [[-1]]])
  })

  it('refuses a limit that is not above 0', () => {
    expect(() => optim.clipGradValue(withGradients([[1]]), NaN)).toThrow(ArgumentError)
  })
})
