import {
  Batches,
  crossEntropy,
  fit,
  Random,
  nn,
  optim,
  randn,
  restoreCheckpoint,
  takeCheckpoint,
  tensor,
  type Callback,
  type CheckpointData,
} from 'chalkgrad'

const x = randn([64, 8], new Random(1))
const y = tensor(Int32Array.from(x.select(1, 0).data(), (v) => (v > 0 ? 1 : 0)))

/** A run of some epochs: always the same first weights, order of batches, and dropout. */
function run(epochs: number, memory: Callback, random = new Random(2)): number {
  const model = new nn.Sequential(
    new nn.Linear(8, 16, random),
    new nn.Dropout(0.5, random),
    new nn.Linear(16, 2, random),
  )
  fit(model, new Batches(x, y, { batchSize: 16, shuffle: random }), {
    optimizer: new optim.Adam(model.parameters()),
    loss: crossEntropy,
    epochs,
    callbacks: [memory],
  })
  return model.parameters()[0].sum().item()
}
const whole = run(10, {})

let stored: CheckpointData | undefined
let random = new Random(2)
run(4, { save: (run) => (stored = takeCheckpoint(run, [random])) }, random)

random = new Random(2)
const goOn: Callback = {
  resume: (run) => stored && restoreCheckpoint(run, stored, [random]),
}
console.log('never stopped        ', whole)
console.log('stopped, resumed     ', run(10, goOn, random))

random = new Random(2)
const weightsOnly: Callback = {
  resume(run) {
    const state = Object.entries(stored?.tensors ?? {}).filter(([name]) => name.startsWith('model.'))
    run.model.loadStateDict(Object.fromEntries(state.map(([name, t]) => [name.slice(6), t])))
    run.epoch = 4
  },
}
console.log('only weights restored', run(10, weightsOnly, random))
