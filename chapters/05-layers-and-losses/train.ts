import { anySeed, between, experiment, whole, type Ui } from '#book'
import {
  accuracy,
  Batches,
  confusionMatrix,
  crossEntropy,
  Random,
  nn,
  noGrad,
  optim,
  type Tensor,
} from 'chalkgrad'
import {
  drawImage,
  loadFashionMnist,
  loadMnist,
  pngGrid,
  table,
  terminalWidth,
} from 'chalkgrad/node'
import { perceptron, predict, trainEpoch } from './learn.ts'
import { picture, row, surestMistakes, type Mistake } from './mistakes.ts'
import { solved, trainXor, xorNetwork, xorRight } from './xor.ts'

export default experiment({
  description: 'Trains a network of layers: on pictures of clothes or of digits, or on XOR',
  options: { data: 'fashion-mnist', seed: 1, epochs: 15, batchSize: 32, learningRate: 0.1 },
  about: {
    data: {
      help: 'what is learned; mnist comes with `npm run data -- mnist`',
      choices: ['fashion-mnist', 'mnist', 'xor'],
    },
    seed: { help: 'draws the first weights and the order', range: anySeed },
    epochs: { help: 'passes over the pictures', range: whole(1, 1000) },
    batchSize: { help: 'pictures in a step', range: whole(1, 60_000) },
    learningRate: {
      help: 'the rate of the first epoch; it falls to zero',
      range: between(1e-9, 100),
    },
  },
  runName: (options) => options.data,
  run: (options, ui) =>
    options.data === 'xor' ? runXor(options, ui) : runImages(options, ui),
})

/** The four rows of XOR, then how often it works for other seeds and widths. */
function runXor({ seed }: { seed: number }, ui: Ui) {
  const model = xorNetwork(4, new Random(seed))
  const losses: number[] = []
  trainXor(model, ui.short ? 2 : 1000, (loss) => losses.push(loss))
  ui.curve({ loss: losses })
  const [seeds, count] = ui.short ? [1, 2] : [50, 1000]
  const metrics = {
    rowsRight: xorRight(model),
    firstLoss: losses[0],
    loss: losses[losses.length - 1],
    seeds,
    solvedWith1: solved(1, seeds, count),
    solvedWith2: solved(2, seeds, count),
    solvedWith3: solved(3, seeds, count),
    solvedWith4: solved(4, seeds, count),
  }
  return { metrics, curves: { loss: losses.filter((_, i) => i % 5 === 0).map(rounded) } }
}

interface ImageOptions {
  data: string
  seed: number
  epochs: number
  batchSize: number
  learningRate: number
}

function runImages(options: ImageOptions, ui: Ui) {
  const set = options.data === 'mnist' ? loadMnist() : loadFashionMnist()
  const { train, test } = ui.short
    ? { train: firstOf(set.train, 96), test: firstOf(set.test, 200) }
    : set
  const epochs = ui.short ? 1 : options.epochs

  const random = new Random(options.seed)
  const model = perceptron([784, 256, 128, 10], random)
  const optimizer = new optim.SGD(model.parameters(), {
    learningRate: options.learningRate,
  })
  const batches = new Batches(train.images, train.labels, {
    batchSize: options.batchSize,
    shuffle: random,
  })
  ui.print(nn.summary(model))

  const judge = ({ images, labels }: { images: Tensor; labels: Tensor }) =>
    noGrad(() => {
      const logits = predict(model, images)
      return {
        loss: crossEntropy(logits, labels).item(),
        accuracy: accuracy(logits, labels),
      }
    })
  const first = judge(test)
  ui.print(
    `\nBefore training: loss ${first.loss.toFixed(3)}, ${percent(first.accuracy)} of the test pictures right`,
  )

  const batchLosses: number[] = []
  const trainLosses: number[] = []
  const testLosses = [first.loss]
  const testAccuracies = [first.accuracy]
  for (let epoch = 0; epoch < epochs; epoch++) {
    // Long steps at first, short ones at the end: a straight line down. Chapter 6 has more
    // to say about it.
    optimizer.learningRate = options.learningRate * (1 - epoch / epochs)
    const losses: number[] = []
    const bar = ui.progress(batches.length, `epoch ${epoch + 1} of ${epochs}`)
    trainEpoch(model, batches, optimizer, (loss) => {
      losses.push(loss)
      bar.step(`loss ${loss.toFixed(3)}`)
    })
    bar.end()
    batchLosses.push(...losses)
    trainLosses.push(mean(losses))
    const now = judge(test)
    testLosses.push(now.loss)
    testAccuracies.push(now.accuracy)
    ui.print(
      `epoch ${String(epoch + 1).padStart(2)}  loss ${mean(losses).toFixed(4)}  ` +
        `test loss ${now.loss.toFixed(4)}  test accuracy ${percent(now.accuracy)}`,
    )
  }

  const logits = predict(model, test.images)
  const confusion = confusionMatrix(logits, test.labels)
  const mistakes = surestMistakes(logits, test.labels, 24)
  showMistakes(ui, test.images, set.classes, mistakes)
  const [...counts] = confusion.data()
  ui.print(
    `\nRow: what it is. Column: what the network said.\n${confusionTable(set.classes, counts)}`,
  )
  ui.curve({ loss: everyNth(batchLosses, 200) })

  return {
    metrics: {
      testAccuracy: testAccuracies[testAccuracies.length - 1],
      trainAccuracy: judge(train).accuracy,
      firstLoss: first.loss,
      firstAccuracy: first.accuracy,
      trainLoss: trainLosses[trainLosses.length - 1],
      testLoss: testLosses[testLosses.length - 1],
      parameters: model.parameterCount(),
      trainSamples: train.labels.size,
      testSamples: test.labels.size,
    },
    curves: {
      batchLoss: everyNth(batchLosses, 200).map(rounded),
      trainLoss: trainLosses.map(rounded),
      testLoss: testLosses.map(rounded),
      testAccuracy: testAccuracies.map(rounded),
      confusion: counts,
      // The surest mistakes: number in the test set, right class, predicted class, percent.
      mistakes: mistakes.flatMap((m) => [
        m.index,
        m.label,
        m.predicted,
        Math.floor(100 * m.probability),
      ]),
    },
  }
}

function firstOf({ images, labels }: { images: Tensor; labels: Tensor }, count: number) {
  return { images: images.slice(0, 0, count), labels: labels.slice(0, 0, count) }
}

/** Pictures in the terminal, three in a row where there is room, and all of them as a PNG. */
function showMistakes(
  ui: Ui,
  images: Tensor,
  classes: readonly string[],
  mistakes: readonly Mistake[],
): void {
  if (mistakes.length === 0) return
  ui.print('\nIts surest mistakes:')
  // 28 pixels and a gap each.
  const across = Math.max(1, Math.min(3, Math.floor((terminalWidth(90) + 2) / 30)))
  for (let start = 0; start < Math.min(6, mistakes.length); start += across) {
    const some = mistakes.slice(start, Math.min(6, start + across))
    const says = ({ label, predicted }: Mistake) =>
      `${classes[label]}, taken for ${classes[predicted]}`
    ui.print(`${some.map((one) => says(one).slice(0, 28).padEnd(30)).join('')}`)
    ui.print(drawImage(row(some.map(({ index }) => picture(images, index)))))
  }
  ui.save('mistakes.png', pngGrid(mistakes.map(({ index }) => picture(images, index))))
}

function confusionTable(classes: readonly string[], counts: readonly number[]): string {
  const n = classes.length
  return table(
    ['', ...classes.map((name) => name.slice(0, 5))],
    classes.map((name, i) => [name, ...counts.slice(i * n, (i + 1) * n)]),
  )
}

/** `points` averages over equal stretches of a long curve. */
function everyNth(curve: readonly number[], points: number): number[] {
  const stretch = Math.max(1, Math.floor(curve.length / points))
  return Array.from({ length: Math.floor(curve.length / stretch) }, (_, i) =>
    mean(curve.slice(i * stretch, (i + 1) * stretch)),
  )
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const rounded = (value: number) => Number(value.toPrecision(4))
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
