import { grad, nn, randn, Random } from 'chalkgrad'

const random = new Random(1)
const x = randn([16, 3, 8, 8], random)
const slopes = randn([16, 4, 8, 8], random)
const conv = new nn.Conv2d(3, 4, 3, random, { padding: 1 })
const norm = new nn.BatchNorm2d(4)

for (const factor of [1, 10, 100]) {
  const { weight, bias } = conv
  const w = weight.mul(factor).detach()
  w.requiresGrad = true
  const y = norm.forward(x.conv2d(w, { padding: 1, bias }))
  const [dw, db] = grad(y.mul(slopes).sum(), [w, bias ?? w])
  console.log(
    `weights × ${factor}`.padEnd(14),
    'y:', y.square().mean().sqrt().item().toFixed(4),
    ' |dw|:', dw.norm().item().toFixed(4).padStart(7),
    ' dw · w:', Math.abs(dw.mul(w).sum().item()).toFixed(2),
    ' bias:', db.abs().max().item().toFixed(2),
  ) // prettier-ignore
}
