import { sampling, tensor } from 'chalkgrad'

// Five tokens, and how likely they are.
const logits = tensor([0.5, 0.25, 0.15, 0.07, 0.03]).log()
const seen = tensor([0], { dtype: 'int32' })
const show = (name: string, changed: typeof logits) =>
  console.log(name.padEnd(22), Array.from(changed.softmax().data(), (p) => p.toFixed(2)).join('  '))
show('as they are', logits)
show('temperature 0.5', sampling.temperature(logits, 0.5))
show('topK 2', sampling.topK(logits, 2))
show('topP 0.8', sampling.topP(logits, 0.8))
show('minP 0.2', sampling.minP(logits, 0.2))
show('repetitionPenalty 2', sampling.repetitionPenalty(logits, seen, 2))
