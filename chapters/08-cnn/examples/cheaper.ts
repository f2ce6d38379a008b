import { nn, Random, zeros } from 'chalkgrad'

const random = new Random(1)
const kinds = {
  'one filter for all channels': new nn.Conv2d(64, 64, 3, random, { padding: 1 }),
  'stride 2': new nn.Conv2d(64, 64, 3, random, { padding: 1, stride: 2 }),
  'dilation 2': new nn.Conv2d(64, 64, 3, random, { padding: 2, dilation: 2 }),
  '4 groups': new nn.Conv2d(64, 64, 3, random, { padding: 1, groups: 4 }),
  '64 groups': new nn.Conv2d(64, 64, 3, random, { padding: 1, groups: 64 }),
  '1 × 1': new nn.Conv2d(64, 64, 1, random),
}
console.log('64 channels of 16 × 16        result      weights  multiply-adds')
for (const [name, conv] of Object.entries(kinds)) {
  const [, , ...size] = conv.forward(zeros([1, 64, 16, 16])).shape
  const { weight } = conv
  const work = weight.size * size[0] * size[1] // each weight, once at each place
  console.log(
    `${name.padEnd(30)}${size.join(' × ').padEnd(10)}${weight.size.toLocaleString('en-US').padStart(9)}${work.toLocaleString('en-US').padStart(15)}`,
  )
}
