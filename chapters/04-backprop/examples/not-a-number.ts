import { detectAnomaly, tensor } from 'chalkgrad'

const p = tensor([0.5, 0], { requiresGrad: true })
const entropy = () => p.mul(p.log()).sum().neg()

console.log(`entropy: ${entropy()}`)
detectAnomaly(entropy)
