import { beamSearch } from 'chalkgrad'

// What may follow what, as probabilities of [end, A, B, C].
const follows: Record<string, number[]> = {
  '': [0, 0.5, 0.4, 0.1],
  A: [0.2, 0.4, 0.2, 0.2],
  B: [0.9, 0, 0.1, 0],
}
const names = ['', 'A', 'B', 'C']
const step = (said: string, token: number) => {
  const state = said + names[token]
  const next = follows[state] ?? [1, 0, 0, 0]
  return { logProbabilities: next.map(Math.log), state }
}
for (const width of [1, 2]) {
  const found = beamSearch(step, { state: '', token: 0 }, { width, maxLength: 4, end: 0 })
  for (const { tokens, logProbability } of found) {
    const said = tokens.map((token) => names[token]).join(' ')
    console.log(width, said, Math.exp(logProbability).toFixed(3))
  }
}
