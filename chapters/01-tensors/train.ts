import { anySeed, experiment } from '#book'
import { Random, oneHot, scope, scopedBytes, type Tensor } from 'chalkgrad'
import { drawImage, loadFashionMnist } from 'chalkgrad/node'
import { table } from 'chalkgrad/node/terminal'
import { contactSheet, halve } from './contact-sheet.ts'
import { classify, classMeans } from './nearest-mean.ts'
import { byImage, byPixel } from './standardize.ts'
import { copyOrView, costOfOneLoop } from './timing.ts'

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`

/** A gray image (height, width) as characters. */
const draw = (image: Tensor): string =>
  drawImage({ height: image.shape[0], width: image.shape[1], pixels: image.data() })

/** The share of equal entries, for each class of `labels`. */
function shareByClass(found: Tensor, labels: Tensor, classes: number): number[] {
  const right = found.equal(labels)
  return Array.from({ length: classes }, (_, c) => {
    const ofClass = labels.equal(c)
    return right.mul(ofClass).sum().item() / ofClass.sum().item()
  })
}

export default experiment({
  description:
    'Looks at images as tensors, and sorts clothes by their distance to mean images, with nothing learned',
  options: { seed: 1 },
  about: { seed: { help: 'picks the image that is shown', range: anySeed } },
  run({ seed }, ui) {
    const { train, test, classes } = loadFashionMnist()
    const [count] = train.images.shape
    ui.print(`training images: (${train.images.shape.join(', ')}) ${train.images.dtype}`)

    const index = new Random(seed).integer(count)
    const image = train.images.select(0, index)
    ui.print(
      `image ${index}, ${classes[train.labels.select(0, index).item()]}: a view at offset ${image.offset},`,
    )
    ui.print(`strides (${image.strides.join(', ')})\n${draw(image)}\n`)

    // (images, 28, 28) → (images, 784): a view.
    const x = train.images.flatten(1)
    const member = oneHot(train.labels, classes.length) // (images, classes)
    const means = classMeans(x, member)
    ui.print('the mean image of each class, from one matrix product')
    ui.print(`${draw(contactSheet(halve(means.reshape([-1, 28, 28])), 5))}\n`)

    const preparations: Record<string, (x: Tensor) => Tensor> = {
      'pixels as they are': (images) => images,
      'each pixel standardized': (images) => byPixel(images, x),
      'each image standardized': (images) => byImage(images),
    }
    const labels = test.labels
    const results = Object.entries(preparations).map(([name, prepare]) =>
      // What is made in here, whole copies of the images among it, is returned at the end
      // of each turn.
      scope(() => {
        const own = classMeans(prepare(x), member)
        const found = classify(prepare(test.images.flatten(1)), own)
        const byClass = shareByClass(found, labels, classes.length)
        return {
          name,
          accuracy: found.equal(labels).sum().item() / labels.size,
          byClass,
          bytes: scopedBytes(),
        }
      }),
    )
    ui.print(
      table(
        ['nearest mean', 'right, of the test images'],
        results.map(({ name, accuracy }) => [name, percent(accuracy)]),
      ),
    )
    const [plain, pixel, standardized] = results
    ui.print(
      `\n${table(
        ['class', 'as they are', 'by image'],
        classes.map((name, c) => [
          name,
          percent(plain.byClass[c]),
          percent(standardized.byClass[c]),
        ]),
      )}`,
    )

    const { viewMs, copyMs } = copyOrView(x, ui.short ? 1 : 25)
    ui.print(
      `\ntransposing (${x.shape.join(', ')}): ${(1000 * viewMs).toFixed(2)} µs as a view, ${copyMs.toFixed(1)} ms as a copy`,
    )
    const loopRatio = costOfOneLoop(ui.short ? 1 : 25)
    ui.print(
      `one loop for every formula takes ${loopRatio.toFixed(1)} times as long as a loop of its own`,
    )

    return {
      metrics: {
        trainImages: count,
        testImages: labels.size,
        trainBytes: x.storage.bytes,
        accuracy: plain.accuracy,
        accuracyByPixel: pixel.accuracy,
        accuracyByImage: standardized.accuracy,
        evaluationBytes: standardized.bytes,
        viewMicroseconds: 1000 * viewMs,
        copyMs,
        copyOverView: copyMs / viewMs,
        loopRatio,
      },
      curves: { byClass: plain.byClass, byClassByImage: standardized.byClass },
    }
  },
})
