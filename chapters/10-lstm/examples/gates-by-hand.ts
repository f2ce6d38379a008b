import { tensor } from 'chalkgrad'

// One number remembered, c = 2. The sums that arrive at the gates, i, f, g and o:
const [i, f, g, o] = tensor([0, 3, 1, -1], { dtype: 'float64' }).chunk(4, 0)
const c = 2

const kept = f.sigmoid().mul(c)
const written = i.sigmoid().mul(g.tanh())
const next = kept.add(written)
const said = o.sigmoid().mul(next.tanh())
for (const [name, value] of Object.entries({ kept, written, next, said }))
  console.log(name.padEnd(8), value.item().toFixed(3))
