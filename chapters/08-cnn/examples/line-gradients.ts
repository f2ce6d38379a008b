import { grad, tensor } from 'chalkgrad'

const x = tensor([[[1, 2, 3, 4]]], { requiresGrad: true })
const w = tensor([[[1, 0, -1]]], { requiresGrad: true })
const b = tensor([0], { requiresGrad: true })
const y = x.conv1d(w, { bias: b })

// A loss whose gradient with respect to y is (1, 10).
const loss = y.mul(tensor([1, 10])).sum()
for (const gradient of grad(loss, [x, w, b]))
  console.log(JSON.stringify(gradient.toArray()))
