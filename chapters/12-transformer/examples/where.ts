import { nn } from 'chalkgrad'

// Where are the parameters of a GPT, and where goes the work for one token behind `time` others?
function look(name: string, config: nn.GPTConfig, time: number): void {
  const shapes = Object.entries(nn.gptShapes(config))
  const count = (part: string) =>
    shapes.filter(([name]) => name.includes(part)).reduce((sum, [, shape]) => sum + shape.reduce((a, b) => a * b), 0)
  const all = nn.gptParameterCount(config)
  const share = (n: number, of: number) => `${((100 * n) / of).toFixed(0)} %`.padStart(5)
  console.log(`${name}: ${all.toLocaleString('en')} parameters`)
  const parts = { tokens: count('wte'), places: count('wpe'), attention: count('attn'), MLP: count('mlp') }
  console.log('  parameters:', Object.entries(parts).map(([name, n]) => `${name} ${share(n, all)}`).join(', ')) // prettier-ignore
  // Each weight of a matrix is multiplied and added once for a token; scores and means cost width · time each.
  const work = {
    'q, k, v and c_proj': 2 * 4 * config.width ** 2 * config.layers,
    'scores and means': 2 * 2 * config.width * time * config.layers,
    MLP: 2 * 8 * config.width ** 2 * config.layers,
    'the last layer': 2 * config.width * config.vocabulary,
  }
  const sum = Object.values(work).reduce((a, b) => a + b)
  console.log(`  ${(sum / 1e6).toFixed(1)} MFLOP for a token behind ${time}:`, Object.entries(work).map(([name, n]) => `${name} ${share(n, sum)}`).join(', ')) // prettier-ignore
}
const plays = { vocabulary: 65, context: 64, layers: 4, heads: 4, width: 128 }
look('GPT of the plays', plays, 64)
look('GPT-2 small', nn.gpt2.small, 64)
look('GPT-2 small', nn.gpt2.small, 1024)
