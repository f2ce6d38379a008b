import { Batches, nn, randn, Random } from 'chalkgrad'

const random = new Random(1)
const lstm = new nn.LSTM(4, 8, random)
const x = randn([6, 5, 4], random)
let state: nn.LSTMState | undefined
try {
  for (const batch of new Batches({ x }, { batchSize: 2 }))
    state = lstm.forward(batch.x, { state }).state
} catch (error) {
  if (error instanceof Error) console.log(`${error.name}: ${error.message}`)
}
