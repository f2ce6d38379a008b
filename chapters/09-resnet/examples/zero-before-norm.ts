import { nn, noGrad, randn, Random } from 'chalkgrad'

// To begin with a branch that adds nothing, one may set its last convolution to 0, or its last norm.
const random = new Random(1)
const x = randn([16, 4, 6, 6], random)
const slopes = randn([16, 4, 6, 6], random)
for (const zero of ['convolution', 'norm']) {
  const conv = new nn.Conv2d(4, 4, 3, new Random(2), { padding: 1, bias: false })
  const norm = new nn.BatchNorm2d(4)
  noGrad(() => (zero === 'norm' ? norm : conv).weight.fill_(0))
  const y = norm.forward(conv.forward(x))
  y.mul(slopes).mean().backward()
  const [ofConv, ofNorm] = [conv.weight, norm.weight].map(({ grad }) => grad?.norm().item() ?? 0)
  console.log(`the ${zero} at 0:`.padEnd(22), 'gradient of the convolution', ofConv.toFixed(3), ' of the norm', ofNorm.toFixed(3)) // prettier-ignore
}
