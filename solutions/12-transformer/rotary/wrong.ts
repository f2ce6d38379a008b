import { wrong } from '#exercises'

export default wrong({
  'the-other-way-round': {
    why: 'Turns clockwise: both signs of the sine are exchanged.',
    replace: [['concat([a.mul(cos).sub(b.mul(sin)), b.mul(cos).add(a.mul(sin))], -1)', 'concat([a.mul(cos).add(b.mul(sin)), b.mul(cos).sub(a.mul(sin))], -1)']], // prettier-ignore
  },
  'no-rotation': {
    why: 'Two minus signs: lengths change.',
    replace: [['b.mul(cos).add(a.mul(sin))', 'b.mul(cos).sub(a.mul(sin))']],
  },
  'cos-and-sin-exchanged': {
    why: 'Takes the sine for the cosine.',
    replace: [['[angles.cos(), angles.sin()]', '[angles.sin(), angles.cos()]']],
  },
  'halves-exchanged': {
    why: 'Puts the second half first.',
    replace: [['const [a, b] =', 'const [b, a] =']],
  },
})
