import { concat, stack, tensor } from 'chalkgrad'

const [a, b] = [tensor([1, 2, 3]), tensor([4, 5, 6])]
console.log('concat   ', concat([a, b]).shape)
console.log('stack    ', stack([a, b]).shape, stack([a, b], 1).shape)
console.log('unsqueeze', a.unsqueeze(0).shape, a.unsqueeze(0).squeeze(0).shape)
console.log('pad      ', `${a.pad([[1, 2]])}`)

const [first, rest] = concat([a, b]).split([2, 4])
first.fill_(9) // a view: the numbers lie where they lay
console.log('split    ', `${first} ${rest}`)
