// The program of the gate: XOR, twenty steps, on the kernels named. Prints the losses, and whether each replacement was really loaded.
import { Random, mseLoss, nn, optim, steps, tensor } from 'chalkgrad'
import { chooseKernels } from 'chalkgrad/node/choose-kernels'
import { variable } from './redirect.ts'

chooseKernels(process.argv[2])
const x = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]) // prettier-ignore
const y = tensor([[0], [1], [1], [0]])
const random = new Random(1)
const model = new nn.Sequential(new nn.Linear(2, 8, random), new nn.Tanh(), new nn.Linear(8, 1, random))
const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.2 })
const losses: number[] = []
for (const _ of steps(20)) {
  const loss = mseLoss(model.forward(x), y)
  optimizer.zeroGrad()
  loss.backward()
  optimizer.step()
  losses.push(loss.item())
}

const replacements: Record<string, string> = JSON.parse(process.env[variable] ?? '{}')
const loaded: Record<string, boolean> = {}
for (const [engineFile, file] of Object.entries(replacements)) {
  const [engine, mine] = [await import(engineFile), await import(file)]
  loaded[engineFile] = Object.keys(engine).every((name) => engine[name] === mine[name])
}
console.log(JSON.stringify({ losses, loaded }))
