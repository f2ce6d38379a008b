import { asMetrics, asText, percent, rounded, seedsFrom, spread, type Ui } from '#book'
import {
  accuracy,
  ClassificationReport,
  concat,
  confusionMatrix,
  crossEntropy,
  diagnose,
  noGrad,
  Normalizer,
  Random,
  rocAuc,
  ShowProgress,
  stratifiedSplit,
  topKAccuracy,
  type Callback,
} from 'chalkgrad'
import { Checkpoint, CsvLog, loadFashionMnist, loadMnist, table } from 'chalkgrad/node'
import { network } from './network.ts'
import { prepare, recipes, trainRecipe, type TrainedRecipe } from './recipe.ts'
import { firstOf, pick } from './samples.ts'

interface Options {
  run: string
  full: boolean
  recipe: string
  epochs: number
  seed: number
  seeds: number
  resume: boolean
}

const tried = ['plain', 'dropout', 'mirror', 'dropout-mirror', 'dropout-smooth']

/**
 * Trains each recipe at several lengths and with several seeds, and chooses by the validation
 * part; the test part is looked at once, at the end.
 */
export function chooseRecipe(options: Options, ui: Ui) {
  const { run, full, recipe, epochs: longest, seed, seeds } = options
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

  // One recipe alone is trained once, as it was asked for.
  const names =
    recipe !== 'choose' ? [recipe] : run === 'digits' ? ['dropout-shift'] : tried
  const comparing = names.length > 1 && !ui.short
  const lengths = ui.short ? [1] : comparing ? halvedTwice(longest) : [longest]
  const tries = seedsFrom(seed, comparing ? seeds : 1)
  const metrics: Record<string, number> = { seeds: tries.length }
  const curves: Record<string, number[]> = { lengths }
  const rows: (string | number)[][] = []

  const results = names.map((name) => {
    const ofLengths = lengths.map((epochs, length) => {
      const at = comparing ? `-${['quarter', 'half', 'whole'][length]}-` : '-'
      const runs = tries.map((one, i) => {
        ui.print(`${name}: ${epochs} epochs, seed ${one}`)
        return trainRecipe(recipes[name], parts, {
          hidden,
          epochs,
          seed: one,
          callbacks: (random) => [
            new ShowProgress(ui.progress, ui.print),
            ...files(
              options,
              { name, epochs, seed: one, place: `${at}${i + 1}` },
              random,
              ui,
            ),
            ...(ui.callbacks ?? []),
          ],
        })
      })
      const valLoss = spread(runs.map(({ best }) => best.best))
      const valAccuracy = spread(runs.map(valAccuracyOf))
      return { epochs, runs, valLoss, valAccuracy }
    })
    const best = ofLengths.reduce((a, b) => (b.valLoss.mean < a.valLoss.mean ? b : a))
    Object.assign(
      metrics,
      { [`${name} epochs`]: best.epochs },
      asMetrics(`${name} valLoss`, best.valLoss),
      asMetrics(`${name} valAccuracy`, best.valAccuracy),
    )
    curves[`${name} valLoss of each length`] = ofLengths.map(({ valLoss }) => valLoss.mean)
    rows.push([
      name,
      best.epochs,
      asText(best.valLoss, (value) => value.toFixed(4)),
      asText(best.valAccuracy, percent),
    ])
    return { name, ...best }
  })
  const chosen = results.reduce((a, b) => (b.valLoss.mean < a.valLoss.mean ? b : a))
  ui.print(table(['recipe', 'epochs', 'validation loss', 'validation accuracy'], rows))

  // The answers of the networks of all seeds, one below the other.
  const test = ui.short ? firstOf(set.test, 200) : set.test
  const answers = chosen.runs.map(({ model }) =>
    noGrad(() => model.eval().forward(normalizer.apply(test.images))),
  )
  const logits = concat(answers, 0)
  const labels = concat(
    answers.map(() => test.labels),
    0,
  )
  const counts = confusionMatrix(logits, labels)
  const report = new ClassificationReport(counts, set.classes)
  ui.print(
    `\nChosen: ${chosen.name}, ${chosen.epochs} epochs. The test pictures, once:\n${report}`,
  )
  Object.assign(
    metrics,
    asMetrics('testAccuracy', spread(answers.map((each) => accuracy(each, test.labels)))),
    {
      testTop2: topKAccuracy(logits, labels, 2),
      testLoss: crossEntropy(logits, labels).item(),
      macroF1: report.macro.f1,
      chosen: names.indexOf(chosen.name),
      trainSamples: train.labels.size,
      valSamples: validation.labels.size,
      testSamples: test.labels.size,
      parameters: chosen.runs[0].model.parameterCount(),
    },
  )
  const { curves: first } = chosen.runs[0].history
  return {
    metrics,
    curves: {
      ...curves,
      loss: first.loss.map(rounded),
      valLoss: first.valLoss.map(rounded),
      valAccuracy: first.valAccuracy.map(rounded),
      confusion: [...counts.data()],
      // One number a class, in the order of the labels.
      precision: report.classes.map(({ precision }) => rounded(precision)),
      recall: report.classes.map(({ recall }) => rounded(recall)),
      f1: report.classes.map(({ f1 }) => rounded(f1)),
      auc: report.classes.map((_, c) =>
        rounded(rocAuc(logits.select(1, c), labels.equal(c))),
      ),
    },
  }
}

/** A quarter, a half and all of the longest run: 20 gives 5, 10, 20. */
function halvedTwice(longest: number): number[] {
  const lengths = [longest / 4, longest / 2, longest].map(Math.ceil)
  return [...new Set(lengths)]
}

function valAccuracyOf({ history, best }: TrainedRecipe): number {
  return history.curves.valAccuracy[best.bestEpoch - 1]
}

/**
 * What each run leaves on the disk: a checkpoint, and its numbers. The same place for other
 * epochs and seeds, so that a run that is resumed with them is refused, not begun anew.
 */
function files(
  { run, full, resume, seed: splitBy }: Options,
  one: { name: string; epochs: number; seed: number; place: string },
  random: Random,
  ui: Ui,
): Callback[] {
  if (ui.short) return []
  const { name, epochs, seed, place } = one
  const file = `.runs/training/${run}-${name}${place}`
  ui.canResume?.()
  return [
    new Checkpoint(`${file}.safetensors`, {
      random: [random],
      resume,
      options: { run, full, recipe: name, epochs, seed, splitBy },
      print: ui.print,
    }),
    new CsvLog(`${file}.csv`),
  ]
}
