import { tensor } from 'chalkgrad'

const w = tensor([1, 2], { requiresGrad: true })
const h = w.square()

// Through plain numbers the history is lost: this tensor is new.
const copy = tensor(h.data())
const loss = copy.sum()

console.log(`h requires a gradient: ${h.requiresGrad}, its copy: ${copy.requiresGrad}`)
loss.backward()
