import {
  crossEntropy,
  grad,
  gradientCheck,
  nn,
  noGrad,
  rand,
  randn,
  Random,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'
import { compared, rates } from './depths.ts'
import { kinds } from './kinds.ts'
import { Block, resnet } from './networks.ts'
import recorded from './results.json' with { type: 'json' }

const float64 = { dtype: 'float64' } as const
const apart = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item()
const rms = (x: Tensor): number => x.square().mean().sqrt().item()

/** The formula of the text: (g − mean g − n · mean(g n)) / σ, for each column. */
function shortForm(g: Tensor, x: Tensor, epsilon: number): Tensor {
  const mean = (t: Tensor) => t.mean(0, { keepDims: true })
  const distance = x.sub(mean(x))
  const deviation = mean(distance.square()).add(epsilon).sqrt()
  const n = distance.div(deviation)
  return g.sub(mean(g)).sub(n.mul(mean(g.mul(n)))).div(deviation) // prettier-ignore
}

describe('batch norm', () => {
  test('1 7 9 15 with weight 2 and bias 1, forward and backward, as by hand', () => {
    const x = tensor([[1], [7], [9], [15]], { ...float64, requiresGrad: true })
    const norm = new nn.BatchNorm1d(1, { epsilon: 1e-12 }).to('float64')
    noGrad(() => [norm.weight.fill_(2), norm.bias.fill_(1)])
    const y = norm.forward(x)
    const [dx, dw, db] = grad(y.select(0, 0).sum(), [x, norm.weight, norm.bias])
    const near = (t: Tensor, wanted: number[]) =>
      t.flatten().data().forEach((v, i) => expect(v).toBeCloseTo(wanted[i], 9)) // prettier-ignore
    near(y, [-1.8, 0.6, 1.4, 3.8])
    near(dx, [0.104, -0.128, -0.072, 0.096])
    near(dw, [-1.4])
    near(db, [1])
    expect(norm.running_mean.item()).toBeCloseTo(0.8)
    expect(norm.running_var.item()).toBeCloseTo(0.9 + (0.1 * 100) / 3)
  })

  test('its gradient is the short form, in float64 and with an ε that counts', () => {
    const random = new Random(1)
    for (const epsilon of [1e-5, 0.3]) {
      const norm = new nn.BatchNorm1d(3, { epsilon }).to('float64')
      const [x, g] = [randn([6, 3], random, float64), randn([6, 3], random, float64)]
      x.requiresGrad = true
      const [dx] = grad(norm.forward(x).mul(g).sum(), [x])
      expect(apart(dx, shortForm(g, x.detach(), epsilon))).toBeLessThan(1e-12)
      const { maxError } = gradientCheck((x) => norm.forward(x).mul(g), [x])
      expect(maxError).toBeLessThan(1e-7)
      expect(dx.sum(0).abs().max().item()).toBeLessThan(1e-12)
    }
  })

  test('weights in front have no size: at right angles to their gradient, which shrinks as they grow', () => {
    const random = new Random(2)
    const x = randn([5, 4], random, float64)
    const g = randn([5, 3], random, float64)
    const norm = new nn.BatchNorm1d(3, { epsilon: 1e-12 }).to('float64')
    const w = randn([4, 3], random, float64)
    const of = (factor: number) => {
      const scaled = w.mul(factor).detach()
      scaled.requiresGrad = true
      const [dw] = grad(norm.forward(x.matmul(scaled)).mul(g).sum(), [scaled])
      return { dw, along: dw.mul(scaled).sum().item() }
    }
    const [one, ten] = [of(1), of(10)]
    expect(Math.abs(one.along)).toBeLessThan(1e-9)
    expect(apart(ten.dw.mul(10), one.dw)).toBeLessThan(1e-9)
  })

  test('in use it folds into the convolution', () => {
    const random = new Random(3)
    const norm = new nn.BatchNorm2d(4)
    noGrad(() => {
      for (const t of [norm.weight, norm.bias, norm.running_mean])
        t.copy_(randn([4], random))
      norm.running_var.copy_(rand([4], random).add(0.5))
    })
    const w = randn([4, 2, 3, 3], random)
    const x = randn([2, 2, 5, 5], random)
    const scale = norm.weight.div(norm.running_var.add(norm.epsilon).sqrt())
    const bias = norm.bias.sub(scale.mul(norm.running_mean))
    const folded = x.conv2d(w.mul(scale.reshape([4, 1, 1, 1])), { bias })
    expect(apart(norm.eval().forward(x.conv2d(w)), folded)).toBeLessThan(1e-4)
  })

  test('22 batches leave a tenth of the beginning', () => {
    expect(0.9 ** 22).toBeCloseTo(0.098, 3)
    expect(1 / Math.sqrt(1e-5)).toBeCloseTo(316.2, 1)
  })
})

/** Twenty layers of 64 units: the size of the gradient in front of each, as a multiple of that at the end. */
function backThrough(skip: boolean): number[] {
  const random = new Random(1)
  const signals = [randn([192, 64], random)]
  signals[0].requiresGrad = true
  for (let layer = 0; layer < 20; layer++) {
    const x = signals[layer]
    const change = new nn.BatchNorm1d(64).forward(
      new nn.Linear(64, 64, random).forward(x.relu()),
    )
    signals.push(skip ? change.add(x) : change)
  }
  const last = signals[20]
  return grad(last.mul(randn(last.shape, random)).sum(), signals).map(rms)
}

/** In front of the first block, and behind each. */
interface Arrivals {
  /** Sizes of the signal: the root of its mean square. */
  signals: number[]
  /** Lengths of the gradient that comes back there. */
  gradients: number[]
}

/** Sends a batch through a network of this chapter and back, and looks between the blocks. No step is taken. */
function arrivals(model: nn.Sequential, images: Tensor, labels: Tensor): Arrivals {
  const between: Tensor[] = []
  const logits = model.layers.reduce((signal, layer) => {
    const out = layer.forward(signal)
    if (layer instanceof Block || layer instanceof nn.ReLU) between.push(out.retainGrad())
    return out
  }, images)
  crossEntropy(logits, labels).backward()
  model.zeroGrad()
  return {
    signals: between.map((x) => x.square().mean().sqrt().item()),
    gradients: between.map(({ grad }) => grad?.norm().item() ?? 0),
  }
}

describe('depth', () => {
  test('with norms alone each layer makes a gradient 1.21 times as large; with skips it grows like a power', () => {
    expect(1 / Math.sqrt(1 - 1 / Math.PI)).toBeCloseTo(1.21, 2)
    const [plain, skips] = [backThrough(false), backThrough(true)]
    const each = (plain[0] / plain[20]) ** (1 / 20)
    expect(each).toBeGreaterThan(1.16)
    expect(each).toBeLessThan(1.25)
    expect(skips[0]).toBeLessThan(plain[0] / 3)
    // The deeper ten of twenty layers add less than a factor of 2; without skips more than 5.
    expect(skips[10] / skips[20]).toBeLessThan(2)
    expect(plain[10] / plain[20]).toBeGreaterThan(5)
  })

  test('products: what the text says of 0.8, 0.5 and 1.25, and of a sixth a layer', () => {
    expect(0.8 ** 20).toBeCloseTo(0.012, 3)
    expect(0.5 ** 20).toBeLessThan(1e-6)
    expect(1.25 ** 20).toBeCloseTo(87, 0)
    expect(Math.log10((1 / 6) ** 10)).toBeCloseTo(-7.8, 1)
    expect((1 / (1 - 1 / Math.PI)) ** 10).toBeCloseTo(46.1, 1)
  })

  test('with last norms at 0 the gradient passes the blocks of a new residual network as it is', () => {
    const random = new Random(5)
    const [images, labels] = [
      randn([4, 1, 8, 8], random),
      tensor(Int32Array.of(0, 1, 2, 3)),
    ]
    const of = (kind: keyof typeof kinds, zeroLast = false) => {
      const choices = { depth: 14, width: 4, channels: 1, ...kinds[kind], zeroLast }
      return arrivals(resnet(new Random(6), choices), images, labels)
    }
    const { gradients, signals } = of('residual', true)
    expect(gradients).toHaveLength(7)
    // Inside a stage, behind blocks 0 to 2; the last relu of each block is open where the next is.
    expect(gradients[0]).toBeCloseTo(gradients[1], 5)
    expect(signals[0]).toBeCloseTo(signals[2], 5)
    const plain = of('plain').gradients
    expect(plain[0]).toBeGreaterThan(1.3 * plain[2])
    const usual = of('residual').gradients
    expect(usual[0]).toBeGreaterThan(1.3 * usual[1])
  })
})

describe('the networks', () => {
  test('ResNet-20 has the paper’s 0.27 million parameters, and projections with norms of 2,752 more', () => {
    const model = resnet(new Random(1), { depth: 20 })
    const projections = model
      .modules()
      .flatMap((part) =>
        part instanceof Block && part.skip ? [part.skip.parameterCount()] : [],
      )
    const more = 16 * 32 + 32 * 64 + 2 * (32 + 64)
    expect(projections.reduce((sum, n) => sum + n, 0)).toBe(more)
    expect(more).toBe(2752)
    expect(model.parameterCount() - more).toBe(269_722)
  })

  test('every kind and depth gives ten logits, and a loss near ln 10 with last norms at 0', () => {
    const x = randn([2, 3, 8, 8], new Random(2))
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[])
      expect(
        resnet(new Random(1), { depth: 8, width: 2, ...kinds[kind] }).forward(x).shape,
      ).toEqual([2, 10])
    expect(() => resnet(new Random(1), { depth: 10 })).toThrow(/6·n \+ 2/)
    const quiet = { depth: 8, width: 4, zeroLast: true }
    const logits = resnet(new Random(1), quiet).forward(x)
    const loss = crossEntropy(logits, tensor(Int32Array.of(1, 2))).item()
    expect(Math.abs(loss - Math.log(10))).toBeLessThan(1.5)
  })

  test('a block that adds nothing at first is relu(x): its last norm at 0, or no norms', () => {
    const x = randn([2, 3, 4, 4], new Random(3))
    for (const choices of [{ zeroLast: true }, { norm: false }])
      expect(apart(new Block(3, 3, new Random(4), choices).forward(x), x.relu())).toBe(0)
    expect(apart(new Block(3, 3, new Random(4)).forward(x), x.relu())).toBeGreaterThan(0.1)
  })

  test('counts of the text: a dense end, a pooled end, a bottleneck', () => {
    expect(64 * 8 * 8 * 10 + 10).toBe(40_970)
    expect(new nn.Linear(64, 10, new Random(1)).parameterCount()).toBe(650)
    expect(2 * 256 * 256 * 9).toBe(1_179_648)
    expect(256 * 64 + 64 * 64 * 9 + 64 * 256).toBe(69_632)
  })

  test('the average of a class map is the logit', () => {
    const features = randn([2, 5, 3, 4], new Random(7), float64)
    const linear = new nn.Linear(5, 3, new Random(8)).to('float64')
    const map = features.conv2d(linear.weight.reshape([3, 5, 1, 1]), { bias: linear.bias })
    expect(apart(map.mean([2, 3]), linear.forward(features.mean([2, 3])))).toBeLessThan(
      1e-12,
    )
  })
})

describe('what was recorded', () => {
  type Run = { metrics: Record<string, number> }
  const results = recorded as unknown as Record<string, Run | undefined>

  test('each network is compared with the best of its rates', ({ skip }) => {
    const { metrics } = results.rates ?? skip('rates is not recorded yet')
    for (const [name, { learningRate }] of Object.entries(compared)) {
      const tried = rates
        .map((rate) => [rate, metrics[`${name} ${rate}`] ?? Infinity])
        .toSorted(([, a], [, b]) => a - b)
      expect([name, tried[0][0]]).toEqual([name, learningRate])
    }
  })

  test('twenty bare layers learn worse than eight, on their own training pictures', ({
    skip,
  }) => {
    const { metrics } = results.depths ?? skip('depths is not recorded yet')
    expect(metrics['bare-20 trainLoss']).toBeGreaterThan(metrics['bare-8 trainLoss'])
    expect(metrics['residual-20 trainLoss']).toBeLessThan(metrics['bare-20 trainLoss'])
  })
})
