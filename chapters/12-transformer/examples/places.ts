import { nn, ones, zeros } from 'chalkgrad'

const show = (x: typeof row) => Array.from(x.data(), (v) => v.toFixed(3).padStart(6)).join('  ')
const row = new nn.SinusoidalPositions(4).forward(zeros([1, 4]), 3)
console.log('added at place 3:', show(row))

// A query at one place, a key at another, each (1, 1) before it is turned.
const rotary = new nn.RotaryPositions(2)
for (const [i, j] of [[5, 3], [105, 103], [5, 2]]) { // prettier-ignore
  const [q, k] = [i, j].map((place) => rotary.forward(ones([1, 2]), place))
  console.log(`turned, ${i} and ${j}:`, q.mul(k).sum().item().toFixed(3))
}
