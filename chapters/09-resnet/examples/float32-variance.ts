import { tensor } from 'chalkgrad'

// A channel far from 0, with a spread of 0.1.
const x = tensor([999.9, 1000.1, 999.9, 1000.1])
const asTaught = x.square().mean().sub(x.mean().square()) // E[x²] − E[x]²
const twoPasses = x.sub(x.mean()).square().mean() // E[(x − E[x])²]
console.log('E[x²] − E[x]²   ', asTaught.item())
console.log('E[(x − E[x])²]  ', twoPasses.item().toFixed(6))
console.log('x.var           ', x.var(0, { correction: 0 }).item().toFixed(6))
