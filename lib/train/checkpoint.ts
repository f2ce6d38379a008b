import { ArgumentError, DataError } from '../errors.ts'
import { checkState, type StateDict } from '../nn/state-dict.ts'
import { checkArgument, checkList } from '../options.ts'
import { Random } from '../random/random.ts'
import { keep } from '../storage/scope.ts'
import { tensor } from '../tensor/create.ts'
import type { Callback, Run } from './callback.ts'
import { checkModel } from './check-model.ts'
import { checksumOf, parseNotes, type Notes, type RunOptions } from './checkpoint-notes.ts'

/**
 * All that a run needs to go on as if it had never stopped: weights and buffers, what the
 * optimizer and the callbacks remember, the curves, the generators. Tensors by name and
 * notes, as a safetensors file holds them.
 */
export interface CheckpointData {
  tensors: StateDict
  notes: Record<string, string>
}

const format = 'chalkgrad checkpoint 3'

/**
 * The state at the end of an epoch. `random`: every generator that the run draws from,
 * always in the same order. `options`: what the run was started with.
 */
export function takeCheckpoint(
  run: Run,
  random: readonly Random[] = [],
  options: RunOptions = {},
): CheckpointData {
  checkRun('takeCheckpoint', run, random, options)
  const { model, optimizer, curves } = run
  const tensors: StateDict = {}
  const add = (prefix: string, state: StateDict = {}): void => {
    for (const [name, value] of Object.entries(state)) tensors[`${prefix}.${name}`] = value
  }
  add('model', model.stateDict())
  add('optimizer', optimizer.stateDict?.())
  remembering(run).forEach((callback, i) => add(`callbacks.${i}`, callback.stateDict?.()))
  add(
    'curves',
    mapValues(curves, (curve) => keep(tensor(curve, { dtype: 'float64' }))),
  )
  const notes: Notes = {
    epoch: run.epoch,
    epochs: run.epochs,
    step: run.step,
    batches: run.batches ?? null,
    stopped: run.stopped ?? null,
    learningRate: optimizer.learningRate,
    random: random.map((generator) => generator.state()),
    options,
    kinds: kinds(run),
  }
  const text = JSON.stringify(notes)
  return { tensors, notes: { format, run: text, checksum: checksumOf(tensors, text) } }
}

/**
 * Puts a run where the checkpoint was taken. The model, the optimizer, the callbacks, the
 * data, the options and the seeds of the generators must be the same. A run without a
 * schedule may go on for more epochs; a schedule is a plan for one length.
 *
 * @throws DataError when it is damaged, or no checkpoint. @throws ArgumentError or
 *   ShapeError when it is one of another run.
 */
export function restoreCheckpoint(
  run: Run,
  data: CheckpointData,
  random: readonly Random[] = [],
  options: RunOptions = {},
): void {
  checkRun('restoreCheckpoint', run, random, options)
  checkArgument('restoreCheckpoint', 'the checkpoint', data, 'object')
  const { tensors, notes } = data
  checkState('restoreCheckpoint', tensors)
  checkArgument('restoreCheckpoint', 'notes', notes, 'object')
  for (const [key, text] of Object.entries(notes))
    checkArgument('restoreCheckpoint', `the note '${key}'`, text, 'string')
  if (notes.format !== format)
    throw new DataError(
      `restoreCheckpoint: expected '${format}' in its notes, got ${JSON.stringify(notes.format ?? null)}`,
    )
  const stored = parseNotes(tensors, notes)
  checkSameOptions(run, stored, options)
  checkSameRun(run, stored, random)
  const part = (prefix: string): StateDict =>
    Object.fromEntries(
      Object.entries(tensors)
        .filter(([name]) => name.startsWith(`${prefix}.`))
        .map(([name, value]) => [name.slice(prefix.length + 1), value]),
    )
  run.model.loadStateDict(part('model'))
  run.optimizer.loadStateDict?.(part('optimizer'))
  run.optimizer.learningRate = stored.learningRate
  remembering(run).forEach((callback, i) =>
    callback.loadStateDict?.(part(`callbacks.${i}`)),
  )
  random.forEach((generator, i) => generator.load(stored.random[i]))
  run.curves = mapValues(part('curves'), (curve) => [...curve.data()])
  run.epoch = stored.epoch
  run.step = stored.step
  run.stopped = stored.stopped ?? undefined
}

/** @throws ArgumentError for what is no run, as callbacks get it, or no generators. */
function checkRun(
  name: string,
  run: Run,
  random: readonly Random[],
  options: RunOptions,
): void {
  checkArgument(name, 'the run', run, 'object')
  checkModel(name, run.model)
  checkArgument(name, 'its optimizer', run.optimizer, 'object')
  checkList(name, 'its callbacks', run.callbacks, 'object')
  checkArgument(name, 'its curves', run.curves, 'object')
  for (const [curve, values] of Object.entries(run.curves))
    checkList(name, `the curve '${curve}'`, values, 'number')
  for (const count of ['epoch', 'epochs', 'step'] as const)
    checkArgument(name, count, run[count], 'number')
  if (run.batches !== undefined) checkArgument(name, 'batches', run.batches, 'number')
  if (run.stopped !== undefined) checkArgument(name, 'stopped', run.stopped, 'string')
  checkArgument(name, 'its learning rate', run.optimizer.learningRate, 'number')
  checkList(name, 'generators', random, Random)
  checkArgument(name, 'options', options, 'object')
  for (const [key, value] of Object.entries(options))
    checkArgument(name, `the option ${key}`, value, 'number or string or boolean')
}

/** What differs is named, with both values. */
function checkSameOptions(run: Run, stored: Notes, options: RunOptions): void {
  const planned = run.schedule !== undefined || run.epochs < stored.epoch
  const [here, there] = [options, stored.options].map((given, i): RunOptions => ({
    ...(planned ? { epochs: [run, stored][i].epochs } : {}),
    ...given,
  }))
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])]
  const differ = names.filter((name) => here[name] !== there[name])
  if (differ.length === 0) return
  const said = (given: RunOptions, name: string): string =>
    given[name] === undefined ? `no ${name}` : `${name} ${String(given[name])}`
  throw new ArgumentError(
    `restoreCheckpoint: the checkpoint belongs to a run with other options: ${differ
      .map((name) => `${said(there, name)}, and this run has ${said(here, name)}`)
      .join('; ')}. Go on with the same options, or start anew without resume`,
  )
}

/** What fits in shape may belong to another run: its seeds and the length of its passes tell. */
function checkSameRun(run: Run, stored: Notes, random: readonly Random[]): void {
  if (stored.random.length !== random.length) {
    throw new ArgumentError(
      `restoreCheckpoint: the run draws from ${random.length} generators, the checkpoint has ${stored.random.length}: ` +
        'name all that the run draws from, for shuffling, dropout and augmentation',
    )
  }
  const seeds = (states: readonly { seed: number }[]): string =>
    states.map(({ seed }) => seed).join(', ')
  if (seeds(stored.random) !== seeds(random)) {
    throw new ArgumentError(
      `restoreCheckpoint: the run has the seed ${seeds(random)}, the checkpoint ${seeds(stored.random)}: it belongs to another run`,
    )
  }
  if (
    run.batches !== undefined &&
    stored.batches !== null &&
    run.batches !== stored.batches
  ) {
    throw new ArgumentError(
      `restoreCheckpoint: a pass has ${run.batches} batches, in the checkpoint ${stored.batches}: it belongs to a run on other data`,
    )
  }
  if (stored.kinds.join() !== kinds(run).join()) {
    throw new ArgumentError(
      `restoreCheckpoint: the run has ${kinds(run).join(', ')}, the checkpoint ${stored.kinds.join(', ')}: they must be the same, in the same order`,
    )
  }
}

/** The callbacks that remember something; others may come and go between runs. */
function remembering({ callbacks }: Run): Callback[] {
  return callbacks.filter((callback) => callback.stateDict !== undefined)
}

function kinds(run: Run): string[] {
  return [run.optimizer, ...remembering(run)].map(
    (part) => (part as { constructor?: { name: string } }).constructor?.name ?? '',
  )
}

function mapValues<A, B>(
  record: Record<string, A>,
  change: (value: A) => B,
): Record<string, B> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, change(value)]),
  )
}
