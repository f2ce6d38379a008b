import { nn, noGrad, randn, Random, type Tensor } from 'chalkgrad'

// Five words, and the same five in another order. Does the mean of what is made of them notice?
const x = randn([1, 5, 16], new Random(1))
const order = [3, 0, 4, 1, 2]
const encoder = (rotary?: nn.RotaryPositions) =>
  new nn.TransformerEncoder(16, 2, new Random(2), { layers: 2, ...(rotary && { rotary }) })

const kinds: Record<string, (x: Tensor) => Tensor> = {
  none: (x) => encoder().forward(x),
  sinusoidal: (x) => encoder().forward(new nn.SinusoidalPositions(16).forward(x)),
  learned: (x) => encoder().forward(new nn.LearnedPositions(5, 16, new Random(3)).forward(x)),
  rotary: (x) => encoder(new nn.RotaryPositions(8)).forward(x),
}
noGrad(() => {
  for (const [name, read] of Object.entries(kinds)) {
    const [a, b] = [x, x.indexSelect(1, order)].map((words) => read(words).mean(1))
    console.log(name.padEnd(11), a.sub(b).abs().max().item().toFixed(3))
  }
})
