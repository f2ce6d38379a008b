import { emptyPool, ones, pooledBytes, scope } from 'chalkgrad'

emptyPool()
const addresses = new Set<unknown>()
for (let step = 0; step < 5; step++) {
  scope(() => {
    const x = ones([1000])
    addresses.add(x.add(1).storage.read())
  })
}
console.log(`arrays made for five sums: ${addresses.size}`)
console.log(`bytes that wait to be used again: ${pooledBytes()}`)
