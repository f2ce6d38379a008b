import { nn, noGrad, randn, Random, type Tensor } from 'chalkgrad'

const random = new Random(1)
const branch = () =>
  new nn.Sequential(new nn.Linear(64, 64, random), new nn.BatchNorm1d(64))
const mean = (x: Tensor) => x.mean().item().toFixed(2).padStart(6)

noGrad(() => {
  let [bent, free] = [randn([200, 64], random), randn([200, 64], random)]
  const lines = [['x + relu(F(x)):'], ['x + F(x):      ']]
  for (let block = 0; block < 9; block++) {
    bent = bent.add(branch().forward(bent).relu())
    free = free.add(branch().forward(free))
    lines[0].push(mean(bent))
    lines[1].push(mean(free))
  }
  for (const line of lines) console.log(line.join(' '))
})
