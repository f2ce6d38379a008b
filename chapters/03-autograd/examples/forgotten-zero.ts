import { Value } from 'chalkgrad'

/** Ten steps down (w − 3)², from w = 0. */
function descend(zeroFirst: boolean): string {
  const w = new Value(0)
  const path: string[] = []
  for (let step = 0; step < 10; step++) {
    if (zeroFirst) w.grad = 0
    w.sub(3).pow(2).backward()
    w.data -= 0.3 * w.grad
    path.push(w.data.toFixed(2))
  }
  return path.join('  ')
}

console.log('zeroed:    ', descend(true))
console.log('forgotten: ', descend(false))
