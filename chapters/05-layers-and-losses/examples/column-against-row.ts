import { mseLoss, tensor } from 'chalkgrad'

const predictions = tensor([[1], [2], [3]]) // (3, 1), as a Linear layer gives it
const targets = tensor([1, 2, 3]) // (3): every prediction is right

console.log(String(predictions.sub(targets)))
console.log('mean square:', predictions.sub(targets).square().mean().item().toFixed(4))
console.log('squeezed:   ', mseLoss(predictions.squeeze(1), targets).item())
mseLoss(predictions, targets)
