import { crossEntropy, gradientCheck, tensor } from 'chalkgrad'

const logits = tensor([[2, 1, 0]], { dtype: 'float64', requiresGrad: true })
const label = tensor([2], { dtype: 'int32' })

const loss = crossEntropy(logits, label)
loss.backward()
console.log('probabilities', String(logits.softmax()))
console.log('loss         ', loss.item().toFixed(4))
console.log('gradient     ', String(logits.grad))

const check = gradientCheck((z) => crossEntropy(z, label), [logits])
console.log(`${check.checked} elements agree with the numeric gradient`)
