import { percent, rounded, type Ui } from '#book'
import {
  accuracy,
  augment,
  confusionMatrix,
  crossEntropy,
  nn,
  Normalizer,
  predict,
  rand,
  Random,
  ShowProgress,
  tensor,
} from 'chalkgrad'
import { Checkpoint, loadCifar10, table } from 'chalkgrad/node'
import { kinds, type Kind } from './kinds.ts'
import { flow } from './layers.ts'
import { inOrder, judge, learn, type Samples } from './learn.ts'
import { resnet } from './networks.ts'
import type { Options } from './train.ts'

/** One network on CIFAR-10: 50,000 pictures in color to learn from, 10,000 to be judged by. */
export function trainOnColors(options: Options, ui: Ui) {
  const { network, depth, width, epochs, seed } = options
  const set = ui.short ? noise() : loadCifar10()
  const { train, test } = set
  // Ten thousand pictures know the mean and the spread of each color well enough.
  const prepared = Normalizer.fit(train.images.slice(0, 0, 10_000), [0, 2, 3])
  const random = new Random(seed)
  const model = resnet(random, {
    depth: ui.short ? 8 : depth,
    width: ui.short ? 2 : width,
    ...kinds[network as Kind],
  })
  ui.print(nn.summary(model, train.images.slice(0, 0, 1)))
  const few = (count: number): Samples => ({
    images: train.images.slice(0, 0, count),
    labels: train.labels.slice(0, 0, count),
  })
  const { images, labels } = few(128)
  const before = flow(model, prepared.apply(images), labels)

  const { resume, ...asked } = options
  const callbacks = [
    new ShowProgress(ui.progress, ui.print),
    ...(ui.short
      ? []
      : [
          new Checkpoint(`.runs/resnet/${network}-${depth}.safetensors`, {
            random: [random],
            resume,
            options: asked,
            print: ui.print,
          }),
        ]),
    ...(ui.callbacks ?? []),
  ]
  if (!ui.short) ui.canResume?.()
  const start = performance.now()
  const { curves } = learn(
    model,
    train,
    {
      ...options,
      epochs: ui.short ? 1 : epochs,
      cycle: true,
      augmentation: augment.sequence(
        augment.flip(),
        augment.crop({ padding: options.shift }),
      ),
    },
    prepared,
    random,
    callbacks,
  )
  const trainSeconds = Math.round((performance.now() - start) / 1000)

  const answers = predict(model, inOrder(test, prepared))
  const known = {
    loss: crossEntropy(answers, test.labels).item(),
    accuracy: accuracy(answers, test.labels),
  }
  // The first 10,000, as they are: without augmentation, and with the averages of use.
  const learned = judge(model, few(10_000), prepared)
  ui.print(
    table(
      ['', 'loss', 'known'],
      [
        ['10,000 training pictures', learned.loss.toFixed(3), percent(learned.accuracy, 2)],
        ['test pictures', known.loss.toFixed(3), percent(known.accuracy, 2)],
      ],
    ),
  )
  return {
    metrics: {
      testAccuracy: known.accuracy,
      testLoss: rounded(known.loss),
      trainAccuracy: learned.accuracy,
      trainLoss: rounded(learned.loss),
      trainSeconds,
      parameters: model.parameterCount(),
    },
    curves: {
      loss: curves.loss.map(rounded),
      accuracy: curves.accuracy.map(rounded),
      activations: before.activations.map(rounded),
      gradients: before.gradients.map(rounded),
      confusion: [...confusionMatrix(answers, test.labels).data()],
    },
  }
}

/** For the check of what a program runs, where the full set may be missing: pictures of nothing. */
function noise() {
  const random = new Random(1)
  const few = (count: number): Samples => ({
    images: rand([count, 3, 8, 8], random),
    labels: tensor([...Array(count).keys()], { dtype: 'int32' }),
  })
  return { train: few(8), test: few(4) }
}
