import { nn, Random, randn, zeros } from 'chalkgrad'

const random = new Random(1)
const first = new nn.Conv2d(1, 4, 3, random, { bias: false })
const second = new nn.Conv2d(4, 1, 3, random, { bias: false })

// One bright cell, sent through both, shows the one filter that does the same, turned over.
const dot = zeros([1, 1, 9, 9])
dot.slice(2, 4, 5).slice(3, 4, 5).fill_(1)
const back = [4, 3, 2, 1, 0]
const turned = second.forward(first.forward(dot)) // (1, 1, 5, 5)
const one = turned.indexSelect(2, back).indexSelect(3, back)

const x = randn([1, 1, 8, 8], random)
const alone = x.conv2d(one)
const apart = (y: typeof x) => y.sub(alone).abs().max().item() > 1e-5
console.log(
  'weights:',
  first.weight.size + second.weight.size,
  'in two,',
  one.size,
  'in one',
)
console.log('do they differ?', apart(second.forward(first.forward(x))))
console.log('and with relu between them?', apart(second.forward(first.forward(x).relu())))
