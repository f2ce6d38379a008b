import { crossEntropy, tensor } from 'chalkgrad'

const right = tensor([0], { dtype: 'int32' }) // the right class is the first
for (const outputs of [
  [2, 1, 0],
  [20, 10, 0],
  [2000, 3000, 0],
  [-1, 0, 1],
]) {
  const z = tensor([outputs])
  const claimed = z.select(1, 0).log().neg().item() // −Σ t·ln z: only the right class counts
  const loss = crossEntropy(z, right).item()
  console.log(
    `${JSON.stringify(outputs).padEnd(15)} claimed ${claimed.toFixed(3).padStart(7)}   right ${loss.toFixed(3)}`,
  )
}
