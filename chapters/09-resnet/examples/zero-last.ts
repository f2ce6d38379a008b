import { nn, noGrad, randn, Random, type Tensor } from 'chalkgrad'

const random = new Random(1)
const conv1 = new nn.Conv2d(4, 4, 3, random, { padding: 1, bias: false })
const norm1 = new nn.BatchNorm2d(4)
const conv2 = new nn.Conv2d(4, 4, 3, random, { padding: 1, bias: false })
const norm2 = new nn.BatchNorm2d(4)
noGrad(() => norm2.weight.fill_(0))
const block = nn.compose({ conv1, norm1, conv2, norm2 }, (_, x) => {
  const inner = norm1.forward(conv1.forward(x)).relu()
  return norm2.forward(conv2.forward(inner)).add(x)
})

const x = randn([8, 4, 6, 6], random)
const slopes = randn([8, 4, 6, 6], random)
const norm = (t?: Tensor) => (t?.norm().item() ?? 0).toFixed(3).padStart(8)
for (const step of [1, 2]) {
  const y = block.forward(x)
  block.zeroGrad()
  y.mul(slopes).mean().backward()
  console.log(
    `step ${step}: what the block adds`, norm(y.sub(x)),
    '  gradients: conv1', norm(conv1.weight.grad),
    ' conv2', norm(conv2.weight.grad),
    ' last norm', norm(norm2.weight.grad),
  ) // prettier-ignore
  noGrad(() => block.parameters().forEach((p) => p.grad && p.sub_(p.grad.mul(10))))
}
