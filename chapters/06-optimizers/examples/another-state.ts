import { optim, tensor } from 'chalkgrad'

const w = tensor([1, 2], { requiresGrad: true })
const saved = new optim.Momentum([w], { learningRate: 0.1 }).stateDict()
new optim.Adam([w]).loadStateDict(saved)
