import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

// In a process of its own, where the garbage can be collected before memory is measured.
const program = `
  import { crossEntropy, Random, keep, nn, optim, randn, steps, tensor } from 'chalkgrad'
  const leaks = process.argv.includes('leak')
  const random = new Random(1)
  const layers = [new nn.Linear(20, 100, random), new nn.ReLU(), new nn.Linear(100, 10, random)]
  const model = new nn.Sequential(...layers)
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
  const x = randn([50, 20], random)
  const labels = tensor(Array.from({ length: 50 }, (_, i) => i % 10), { dtype: 'int32' })
  const kept = []
  const bytes = []
  for (const step of steps(200)) {
    const hidden = layers[0].forward(x)
    const logits = layers[2].forward(layers[1].forward(hidden))
    optimizer.zeroGrad()
    crossEntropy(logits, labels).backward()
    optimizer.step()
    if (leaks) kept.push(keep(hidden))
    if (step % 100 === 99) {
      gc()
      gc()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      bytes.push(heapUsed + arrayBuffers)
    }
  }
  console.log(JSON.stringify(bytes))
`

async function grown(...args: string[]): Promise<number> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const flags = [
    '--expose-gc',
    '--import',
    tsx,
    '--input-type=module',
    '--eval',
    program,
    ...args,
  ]
  const { stdout } = await promisify(execFile)(process.execPath, flags, {
    cwd: new URL('../..', import.meta.url),
  })
  const bytes = JSON.parse(stdout) as number[]
  return bytes[1] - bytes[0]
}

test('the memory of a process that trains is flat; one kept tensor a step is not', async () => {
  const [clean, leaking] = await Promise.all([grown(), grown('leak')])
  // 100 steps of 50 × 100 float32 numbers are 2 MB; compiled code comes and goes.
  expect(clean).toBeLessThan(500_000)
  expect(leaking).toBeGreaterThan(1_900_000)
}, 60_000)
