// Makes networks.safetensors, what the demo shows: npx tsx chapters/07-training/demos/augmentation/train-networks.ts
// Two networks learn the shipped images, one as they are, one changed anew in each epoch;
// beside their weights the file holds a test image of each class.
import {
  accuracy,
  augment,
  Batches,
  crossEntropy,
  fit,
  Random,
  type nn,
  noGrad,
  optim,
  schedules,
  stack,
  type Tensor,
} from 'chalkgrad'
import { loadFashionMnist, saveTensors } from 'chalkgrad/node'
import { classes, smallNetwork, teachings, type Teaching } from './networks.ts'

const { train, test } = loadFashionMnist()
const [epochs, batchSize] = [40, 100]
const steps = (epochs * train.labels.size) / batchSize
const change = augment.sequence(
  augment.flip(),
  augment.shift({ pixels: 3 }),
  augment.rotate({ degrees: 15 }),
  augment.zoom({ factor: 0.15 }),
)

function teach(teaching: Teaching): nn.Module {
  const random = new Random(7)
  const model = smallNetwork(random)
  const transform = teaching === 'augmented' ? (x: Tensor) => change(x, random) : undefined
  fit(
    model,
    new Batches(train.images, train.labels, { batchSize, shuffle: random, transform }),
    {
      optimizer: new optim.Adam(model.parameters()),
      loss: crossEntropy,
      epochs,
      schedule: schedules.cosine({ learningRate: 0.003, steps }),
    },
  )
  const judge = (x: Tensor): number => noGrad(() => accuracy(model.forward(x), test.labels))
  const changed = change(test.images, new Random(8))
  console.log(
    `${teaching}: ${judge(test.images)} of the test images, ${judge(changed)} of them changed`,
  )
  return model
}

const models = teachings.map(teach)
const weights = teachings.flatMap((teaching, i) =>
  Object.entries(models[i].stateDict()).map(([name, value]) => [
    `${teaching}.${name}`,
    value,
  ]),
)
// Of each class the first that both know as it is: what is seen then comes of the changes.
const known = models.map((model) => model.forward(test.images).argmax(1).equal(test.labels))
const both = [...known[0].mul(known[1]).data()]
const labels = [...test.labels.data()]
const images = classes.map((_, label) =>
  test.images.select(
    0,
    labels.findIndex((one, i) => one === label && both[i] === 1),
  ),
)
saveTensors(`${import.meta.dirname}/networks.safetensors`, {
  images: stack(images),
  ...Object.fromEntries(weights),
})
