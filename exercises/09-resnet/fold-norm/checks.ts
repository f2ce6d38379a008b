import type { Checks } from '#exercises'

const same = (apart: number): boolean => apart < 1e-9

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: 3 and 6': async (impl, t) => {
    const { weight, bias } = await impl.byHand()
    t.near(weight, [[[[3]]]])
    t.near(bias, [6])
  },
  'a convolution of six filters: the same as with the norm behind it': async (impl, t) => {
    const { apart } = await impl.ofConvolution({ seed: 1 })
    t.ok(same(apart), `the outputs differ by up to ${apart}`)
  },
  'one without a bias': async (impl, t) => {
    const { apart } = await impl.ofConvolution({ seed: 2, bias: false })
    t.ok(same(apart), `without a bias, the outputs differ by up to ${apart}`)
  },
  'a stride, and groups': async (impl, t) => {
    const { apart } = await impl.ofConvolution({ seed: 3, stride: 2, groups: 2 })
    t.ok(same(apart), `with 2 groups, the outputs differ by up to ${apart}`)
  },
  'an ε that can be seen': async (impl, t) => {
    const { apart } = await impl.ofConvolution({ seed: 4, epsilon: 0.5 })
    t.ok(same(apart), `with ε = 0.5, the outputs differ by up to ${apart}`)
  },
  'a linear layer with as many outputs as inputs': async (impl, t) => {
    const apart = await impl.ofLinear(5)
    t.ok(same(apart), `the outputs of a linear layer (5, 5) differ by up to ${apart}`)
  },
  'shapes and dtype stay, nothing is learned, and nothing that came in is changed': async (impl, t) => {
    const { kept, learned, dtypes, shapes } = await impl.ofConvolution({ seed: 6 })
    t.equal(shapes, [[6, 4, 3, 3], [6]])
    t.equal(dtypes, ['float64', 'float64'])
    t.ok(!learned, 'the new weight or bias still requires a gradient')
    t.ok(kept, 'the convolution or the norm was changed')
  },
}
