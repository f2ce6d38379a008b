import { bceWithLogits, tensor } from 'chalkgrad'

const yes = tensor([1])
for (const z of [2, -2, -50, -200]) {
  const logit = tensor([z])
  const naive = logit.sigmoid().log().neg().item()
  console.log(
    `z = ${String(z).padStart(4)}: −ln sigmoid(z) = ${naive.toFixed(4)}, with logits ${bceWithLogits(logit, yes).item().toFixed(4)}`,
  )
}
