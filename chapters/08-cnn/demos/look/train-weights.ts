// Makes look.safetensors, what the demo shows: npx tsx chapters/08-cnn/demos/look/train-weights.ts
// One network learns the shipped clothes, one 10,000 digits of MNIST (npm run data -- mnist); beside their weights the file
// holds a test picture of each kind of clothes.
import { augment, nn, Random, stack } from 'chalkgrad'
import { loadFashionMnist, loadMnist, saveTensors } from 'chalkgrad/node'
import { chooseKernels } from 'chalkgrad/node/choose-kernels'
import { known, learn } from '../../learn.ts'
import { OneChannel } from '../../networks.ts'
import { names, subjects } from './names.ts'
import { smallNetwork } from './network.ts'

chooseKernels()
const { train: digits, test: otherDigits } = loadMnist()
const { train: clothes, test: otherClothes } = loadFashionMnist()
const lessons = {
  clothes: {
    train: clothes,
    test: otherClothes,
    change: augment.sequence(augment.flip(), augment.shift({ pixels: 2 })),
  },
  digits: {
    train: {
      images: digits.images.slice(0, 0, 10_000),
      labels: digits.labels.slice(0, 0, 10_000),
    },
    test: otherDigits,
    // A reader draws larger and smaller than those who wrote MNIST, and not always in the middle.
    change: augment.sequence(
      augment.rotate({ degrees: 12 }),
      augment.zoom({ factor: 0.2 }),
      augment.shift({ pixels: 2 }),
    ),
  },
}

const weights = subjects.flatMap((subject) => {
  const { train, test, change } = lessons[subject]
  const random = new Random(4)
  const small = smallNetwork(random)
  const model = new nn.Sequential(new OneChannel(), small)
  const plan = { epochs: 5, batchSize: 64, learningRate: 0.004, augmentation: change }
  const { curves } = learn(model, train, plan, random)
  console.log(subject, 'loss', curves.loss, 'test accuracy', known(model, test))
  return Object.entries(small.stateDict()).map(
    ([name, value]) => [`${subject}.${name}`, value] as const,
  )
})

const labels = [...otherClothes.labels.data()]
const shown = names.clothes.map((_, kind) =>
  otherClothes.images.select(0, labels.indexOf(kind)),
)
saveTensors(`${import.meta.dirname}/look.safetensors`, {
  images: stack(shown),
  ...Object.fromEntries(weights),
})
