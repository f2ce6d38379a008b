import { experiment, type Ui } from '#book'
import {
  accuracy,
  ClassificationReport,
  confusionMatrix,
  crossEntropy,
  diagnose,
  Random,
  noGrad,
  Normalizer,
  rocAuc,
  ShowProgress,
  stratifiedSplit,
  topKAccuracy,
  type Callback,
} from 'chalkgrad'
import { Checkpoint, CsvLog, loadFashionMnist, loadMnist, table } from 'chalkgrad/node'
import { trainFew, variants } from './few.ts'
import { measureLeak, type Leak } from './leak.ts'
import { network } from './network.ts'
import { prepare, recipes, trainRecipe, type Samples } from './recipe.ts'

const defaults = {
  run: 'clothes',
  full: false,
  recipe: 'choose',
  epochs: 20,
  seed: 1,
  resume: false,
}
type Options = typeof defaults

export default experiment({
  description: 'Trains networks that are judged by pictures they have never seen',
  options: defaults,
  choices: {
    run: ['clothes', 'digits', 'few', 'leak'],
    recipe: ['choose', ...Object.keys(recipes)],
  },
  runName: ({ run, full }) => (full ? `${run}-full` : run),
  run(options, ui) {
    if (options.run === 'few') return runFew(options, ui)
    if (options.run === 'leak') return runLeak(options, ui)
    if (!ui.short) return runRecipes(options, ui)
    // The check of what a program runs: a little of everything.
    runFew(options, ui)
    runLeak(options, ui)
    return runRecipes(options, ui)
  },
})

const rounded = (value: number) => Number(value.toPrecision(4))
const percent = (share: number) => `${(100 * share).toFixed(2)} %`
const pick = ({ images, labels }: Samples, indices: number[]): Samples => ({
  images: images.indexSelect(0, indices),
  labels: labels.indexSelect(0, indices),
})
const firstOf = ({ images, labels }: Samples, count: number, from = 0): Samples => ({
  images: images.slice(0, from, from + count),
  labels: labels.slice(0, from, from + count),
})

/** Chooses among recipes by the validation part; the test part is looked at once, at the end. */
function runRecipes({ run, full, recipe, epochs, seed, resume }: Options, ui: Ui) {
  const set = run === 'digits' ? loadMnist() : loadFashionMnist({ full })
  const all = ui.short ? firstOf(set.train, 200) : set.train
  const hidden = ui.short ? [4] : [512, 256]
  const [forTraining, forChoosing] = stratifiedSplit(
    all.labels.data(),
    [0.9, 0.1],
    new Random(seed),
  )
  const train = pick(all, forTraining)
  const validation = pick(all, forChoosing)
  const normalizer = Normalizer.fit(train.images, [0, 1, 2])
  const parts = { train, validation, normalizer }

  for (const batch of prepare(train, normalizer, 64)) {
    const fresh = network([784, ...hidden, 10], new Random(seed))
    const checklist = diagnose(fresh, batch, { steps: ui.short ? 2 : 100 })
    ui.print(`Before training, on one batch:\n${checklist}\n`)
    break
  }

  const tried = ['plain', 'dropout', 'mirror', 'dropout-mirror', 'dropout-smooth']
  const names =
    recipe !== 'choose' ? [recipe] : run === 'digits' ? ['plain', 'dropout-shift'] : tried
  const metrics: Record<string, number> = {}
  const results = names.map((name) => {
    ui.print(`Recipe: ${name}`)
    const file = `.runs/training/${run}-${name}`
    const files = (random: Random): Callback[] =>
      ui.short
        ? []
        : [
            new Checkpoint(`${file}.safetensors`, { random: [random], resume }),
            new CsvLog(`${file}.csv`),
          ]
    const trained = trainRecipe(recipes[name], parts, {
      hidden,
      epochs: ui.short ? 1 : epochs,
      seed,
      callbacks: (random) => [
        new ShowProgress(ui.progress, ui.print),
        ...files(random),
        ...(ui.callbacks ?? []),
      ],
    })
    const { history, best } = trained
    metrics[`${name} valLoss`] = best.best
    metrics[`${name} valAccuracy`] = history.curves.valAccuracy[best.bestEpoch]
    metrics[`${name} epoch`] = best.bestEpoch
    return { name, ...trained }
  })
  const chosen = results.reduce((a, b) => (b.best.best < a.best.best ? b : a))
  ui.print(
    table(
      ['recipe', 'best epoch', 'validation loss', 'validation accuracy'],
      names.map((name) => [
        name,
        metrics[`${name} epoch`],
        metrics[`${name} valLoss`].toFixed(4),
        percent(metrics[`${name} valAccuracy`]),
      ]),
    ),
  )

  const test = ui.short ? firstOf(set.test, 200) : set.test
  const logits = noGrad(() => chosen.model.eval().forward(normalizer.apply(test.images)))
  const counts = confusionMatrix(logits, test.labels)
  const report = new ClassificationReport(counts, set.classes)
  ui.print(`\nChosen: ${chosen.name}. The test pictures, once:\n${report}`)
  Object.assign(metrics, {
    testAccuracy: accuracy(logits, test.labels),
    testTop2: topKAccuracy(logits, test.labels, 2),
    testLoss: crossEntropy(logits, test.labels).item(),
    macroF1: report.macro.f1,
    chosen: names.indexOf(chosen.name),
    trainSamples: train.labels.size,
    valSamples: validation.labels.size,
    testSamples: test.labels.size,
    parameters: chosen.model.parameterCount(),
  })
  const { curves } = chosen.history
  return {
    metrics,
    curves: {
      loss: curves.loss.map(rounded),
      valLoss: curves.valLoss.map(rounded),
      valAccuracy: curves.valAccuracy.map(rounded),
      confusion: [...counts.data()],
      // One number a class, in the order of the labels.
      precision: report.classes.map(({ precision }) => rounded(precision)),
      recall: report.classes.map(({ recall }) => rounded(recall)),
      f1: report.classes.map(({ f1 }) => rounded(f1)),
      auc: report.classes.map((_, c) =>
        rounded(rocAuc(logits.select(1, c), test.labels.equal(c))),
      ),
    },
  }
}

/** Small and large networks, few and many pictures, and what helps when they are few. */
function runFew({ seed, epochs: wanted }: Options, ui: Ui) {
  const { train: all } = loadFashionMnist()
  const pictures = ui.short
    ? { train: firstOf(all, 64), validation: firstOf(all, 64, 64) }
    : { train: firstOf(all, 8000), validation: firstOf(all, 2000, 8000) }
  // Overfitting takes its time.
  const epochs = ui.short ? 1 : 3 * wanted
  const metrics: Record<string, number> = { epochs }
  const curves: Record<string, number[]> = {}
  const rows: string[][] = []
  const bar = ui.progress(Object.keys(variants).length, 'few pictures')
  for (const [name, variant] of Object.entries(variants)) {
    const callbacks = ui.callbacks ?? []
    const { end, trainLoss, valLoss, valAccuracy } = trainFew(
      ui.short ? { ...variant, hidden: [4] } : variant,
      pictures,
      {
        epochs,
        seed,
        callbacks,
      },
    )
    for (const [key, value] of Object.entries(end))
      metrics[`${name} ${key}`] = rounded(value)
    const lowest = Math.min(...valLoss)
    metrics[`${name} lowest`] = rounded(lowest)
    metrics[`${name} epoch`] = valLoss.indexOf(lowest)
    metrics[`${name} lowestAccuracy`] = rounded(valAccuracy[valLoss.indexOf(lowest)])
    curves[`${name} train`] = trainLoss.map(rounded)
    curves[`${name} validation`] = valLoss.map(rounded)
    rows.push([
      name,
      trainLoss[trainLoss.length - 1].toFixed(3),
      end.loss.toFixed(3),
      percent(end.accuracy),
      `${lowest.toFixed(3)} in epoch ${metrics[`${name} epoch`]}`,
    ])
    bar.step(name)
  }
  bar.end()
  ui.print(
    table(
      ['variant', 'training loss', 'validation loss', 'accuracy', 'lowest validation loss'],
      rows,
    ),
  )
  return { metrics, curves }
}

/** What normalizing with the judged pictures adds, and what it hides. */
function runLeak({ seed }: Options, ui: Ui) {
  const { train: all } = loadFashionMnist()
  const judged = firstOf(all, ui.short ? 20 : 2000, 8000)
  const metrics: Record<string, number> = {}
  const repeats = ui.short ? 1 : 5
  const bar = ui.progress(2 * repeats, 'normalizing')
  for (const [name, samples, epochs] of [
    ['few', 200, 60],
    ['many', 4000, 8],
  ] as const) {
    const sums: Partial<Leak> = {}
    for (let i = 0; i < repeats; i++) {
      const train = firstOf(all, ui.short ? 20 : samples, 200 * i)
      const leak = measureLeak(train, judged, ui.short ? 1 : epochs, seed + i)
      for (const key of Object.keys(leak) as (keyof Leak)[])
        sums[key] = (sums[key] ?? 0) + leak[key] / repeats
      bar.step(name)
    }
    for (const [key, value] of Object.entries(sums))
      metrics[`${name} ${key}`] = rounded(value)
  }
  bar.end()
  ui.print(
    table(
      ['accuracy', '200 pictures', '4,000 pictures'],
      ['honest', 'leaked', 'pale', 'paleByThemselves', 'paleOneByOne'].map((key) => [
        key,
        percent(metrics[`few ${key}`]),
        percent(metrics[`many ${key}`]),
      ]),
    ),
  )
  return { metrics }
}
