import { optim, tensor } from 'chalkgrad'

function clipped(clip: typeof optim.clipGradNorm): string {
  const w = tensor([0, 0], { dtype: 'float64', requiresGrad: true })
  w.mul(tensor([3, 40], { dtype: 'float64' })).sum().backward()
  clip([w], 5)
  return [...(w.grad?.data() ?? [])].map((value) => value.toFixed(2)).join('  ')
}

console.log(`by norm   ${clipped(optim.clipGradNorm)}`)
console.log(`by value  ${clipped(optim.clipGradValue)}`)
