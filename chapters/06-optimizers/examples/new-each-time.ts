import { optim, tensor } from 'chalkgrad'

function train(anew: boolean): string {
  const w = tensor([1], { dtype: 'float64', requiresGrad: true })
  let optimizer = new optim.Adam([w], { learningRate: 0.1 })
  const visited: string[] = []
  for (let i = 0; i < 200; i++) {
    if (anew) optimizer = new optim.Adam([w], { learningRate: 0.1 })
    optimizer.zeroGrad()
    w.square().sum().backward()
    optimizer.step()
    if (i % 33 === 32) visited.push(w.item().toFixed(4))
  }
  return visited.join('  ')
}

console.log(`one optimizer    ${train(false)}`)
console.log(`a new one a step ${train(true)}`)
