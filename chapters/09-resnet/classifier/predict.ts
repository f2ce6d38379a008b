import { Command, InvalidArgumentError, Option } from 'commander'
import pc from 'picocolors'
import { ArgumentError } from 'chalkgrad'
import { loadTensors, terminalWidth, type Skipped } from 'chalkgrad/node'
import { chooseKernels, kernelChoices } from 'chalkgrad/node/choose-kernels'
import { isMain, main } from '../../book/main.ts'
import { refuseSwallowed } from '../../book/npm-flags.ts'
import { ImageClassifier } from './image-classifier.ts'
import { latencyTable, measureLatency } from './latency.ts'
import { filesOf, predictFiles, type Predicted } from './predict-files.ts'

/** What the exit code says. 1 is that of every error, such as a model that cannot be read. */
export const exitCodes = { all: 0, someSkipped: 2, nothingPredicted: 3 } as const

interface Flags {
  model: string
  json: boolean
  top: number
  batchSize: number
  latency: boolean
  kernels?: string
}

/** `npm run predict -- --model best.safetensors photo.jpg folder/`. @returns the exit code */
export async function predict(args: readonly string[]): Promise<number> {
  refuseSwallowed('predict', known, ['', ...args])
  const { flags, paths } = parse(args)
  const kernels = chooseKernels(flags.kernels)
  const classifier = ImageClassifier.fromFile(loadTensors(flags.model), flags.model)
  const { facts } = classifier
  if (paths.length === 0 && !flags.latency)
    throw new ArgumentError(
      `predict: name pictures, or folders of them: npm run predict -- --model ${flags.model} photo.jpg folder/`,
    )

  const { files, skipped } = filesOf(paths)
  const predictions: Predicted[] = []
  const told = {
    predicted(one: Predicted) {
      predictions.push(one)
      if (!flags.json) console.log(lineOf(one, facts.classes, flags.top))
    },
    skipped(one: Skipped) {
      skipped.push(one)
      console.error(`${pc.yellow('left out')} ${one.file}: ${one.reason}`)
    },
  }
  for (const one of skipped.splice(0)) told.skipped(one)
  await predictFiles(classifier, files, flags.batchSize, told)
  const latency = flags.latency ? measureLatency(classifier) : undefined

  if (flags.json)
    console.log(
      JSON.stringify({
        model: { file: flags.model, kernels, ...facts },
        predictions: predictions.map((one) => asJson(one, facts.classes)),
        skipped,
        ...(latency && { latency }),
      }),
    )
  else {
    if (latency) console.log(`${latencyTable(latency)}\n${pc.dim(`${kernels} kernels`)}`)
    if (skipped.length > 0)
      console.error(`${predictions.length} told, ${skipped.length} left out`)
  }
  if (skipped.length === 0) return exitCodes.all
  return predictions.length > 0 ? exitCodes.someSkipped : exitCodes.nothingPredicted
}

const known = [
  { name: 'model', value: true },
  { name: 'json', value: false },
  { name: 'top', value: true },
  { name: 'batch-size', value: true },
  { name: 'latency', value: false },
  { name: 'kernels', value: true },
]

function parse(args: readonly string[]): { flags: Flags; paths: string[] } {
  const whole = (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < 1 || value > 1000)
      throw new InvalidArgumentError('It should be a whole number from 1 to 1,000.')
    return value
  }
  const command = new Command('npm run predict --')
    .description(
      'Says what pictures show, with a model that `npm run classifier` has saved.',
    )
    .argument('[pictures...]', 'files, and folders with files')
    .requiredOption('--model <file>', 'the model: best.safetensors')
    .option('--json', 'all probabilities, as one line of JSON', false)
    .option('--top <number>', 'so many classes a picture', whole, 3)
    .option('--batch-size <number>', 'pictures in a batch', whole, 32)
    .option(
      '--latency',
      'measure how long a batch takes, of 1, 8, 32 and 128 pictures',
      false,
    ) // prettier-ignore
    .addOption(
      new Option('--kernels <name>', 'which kernels compute; the default is the fastest here') // prettier-ignore
        .choices(kernelChoices),
    )
    .addHelpText(
      'after',
      '\nExit code: 0 all pictures told · 1 an error, nothing done · 2 some files left out · 3 none told',
    )
    .exitOverride()
    .configureOutput({ writeErr: () => {}, getOutHelpWidth: () => terminalWidth(80) })
    .parse([...args], { from: 'user' })
  return { flags: command.opts<Flags>(), paths: command.args }
}

/** The classes of a picture, the most probable first. */
function ranked({ probabilities }: Predicted, classes: readonly string[]) {
  return classes
    .map((name, i) => ({ name, share: probabilities[i] }))
    .sort((a, b) => b.share - a.share)
}

function lineOf(one: Predicted, classes: readonly string[], top: number): string {
  const [best, ...others] = ranked(one, classes).slice(0, top)
  const said = ({ name, share }: typeof best) => `${name} ${(100 * share).toFixed(1)} %`
  return [`${one.file}: ${pc.bold(said(best))}`, ...others.map(said)].join(', ')
}

function asJson(one: Predicted, classes: readonly string[]) {
  const [{ name, share }] = ranked(one, classes)
  const entries = classes.map((name, i) => [name, one.probabilities[i]] as const)
  return {
    file: one.file,
    class: name,
    confidence: share,
    probabilities: Object.fromEntries(entries),
  }
}

if (isMain(import.meta))
  await main(async () => {
    process.exitCode = await predict(process.argv.slice(2))
  })
