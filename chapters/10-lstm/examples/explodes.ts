import { mseLoss, nn, noGrad, optim, randn, Random, steps } from 'chalkgrad'

// A plain cell whose matrix stretches by 1.5 reads forty numbers, and is asked
// for the sum of the last four.
function train(learningRate: number, longest: number): string {
  const random = new Random(3)
  const cell = new nn.RNNCell(1, 32, random)
  const head = new nn.Linear(32, 1, random)
  noGrad(() => cell.weight_hh.copy_(nn.init.orthogonal([32, 32], random, 1.5)))
  const parameters = [...cell.parameters(), ...head.parameters()]
  const optimizer = new optim.SGD(parameters, { learningRate })
  const seen: string[] = []
  for (const step of steps(401)) {
    const x = randn([40, 16, 1], random)
    let state = cell.start(16)
    for (let t = 0; t < 40; t++) state = cell.forward(x.select(0, t), state)
    optimizer.zeroGrad()
    const loss = mseLoss(head.forward(state.hidden), x.slice(0, 36, 40).sum(0))
    loss.backward()
    const length = optim.clipGradNorm(parameters, longest)
    optimizer.step()
    if (step % 100 === 0)
      seen.push(`${loss.item().toPrecision(2)} (${length.toPrecision(1)})`.padStart(17))
  }
  return seen.join('')
}
console.log('the loss, and the length of the gradient, after 0, 100, … steps')
console.log('rate 0.05              ', train(0.05, 1e30))
console.log('rate 0.05, clipped at 1', train(0.05, 1))
console.log('rate 0.02              ', train(0.02, 1e30))
