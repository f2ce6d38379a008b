import { wrong } from '#exercises'

export default wrong({
  'one-norm-left': {
    why: 'Repairs what is loud, and sees a norm behind each convolution: it does not matter that it is the same.',
    replace: [['this.norm2.forward(this.conv2', 'this.norm1.forward(this.conv2']],
  },
  'relu-before-the-sum': {
    why: 'A relu follows each norm everywhere else.',
    replace: [
      ['this.norm2.forward(this.conv2.forward(inner))', 'this.norm2.forward(this.conv2.forward(inner)).relu()'],
    ],
  },
  'asks-in-training': {
    why: 'The weights are trained, and noGrad is there.',
    replace: [['model.eval().forward', 'model.forward']],
  },
  'stride-by-two': {
    why: 'Writes 2 for the stride, since the error has a picture of twice the size.',
    replace: [['1, random, { stride })', '1, random, { stride: 2 })']],
  },
  'no-stride-in-the-branch': {
    why: 'Makes the shapes equal at the other end: the branch keeps its size, too.',
    replace: [
      ['3, random, { stride, padding: 1, bias: false }', '3, random, { padding: 1, bias: false }'],
      ['1, random, { stride })', '1, random)'],
    ],
  },
  'alone-for-itself': {
    why: 'Asks about one picture after the other, in training mode: each is normalized by itself, and equal answers come out.',
    replace: [
      [
        'return noGrad(() => [...model.eval().forward(x).argmax(1).data()])',
        'return noGrad(() => Array.from({ length: x.shape[0] }, (_, i) => model.train().forward(x.slice(0, i, i + 1)).argmax(1).item()))',
      ],
    ],
  },
  'no-norm-behind-the-second': {
    why: 'Gets rid of the shared norm by leaving the second one out.',
    replace: [['this.norm2.forward(this.conv2.forward(inner))', 'this.conv2.forward(inner)']],
  },
})
