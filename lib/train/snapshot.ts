import { ArgumentError, DataError } from '../errors.ts'
import type { StateDict } from '../nn/module.ts'
import { Random, type RandomState } from '../random/random.ts'
import { keep } from '../storage/scope.ts'
import { tensor } from '../tensor/create.ts'
import type { Callback, Run } from './callback.ts'

/**
 * All that a run needs to go on as if it had never stopped: weights, what the optimizer and
 * the callbacks remember, the curves, the generators. Tensors by name and notes, as a
 * safetensors file holds them.
 */
export interface Snapshot {
  tensors: StateDict
  notes: Record<string, string>
}

interface Notes {
  epoch: number
  step: number
  stopped?: string
  learningRate: number
  random: RandomState[]
  /** The classes of the optimizer and of the callbacks that remember something. */
  kinds: string[]
}

const format = 'chalkgrad snapshot 1'

/**
 * The state at the end of an epoch. `random`: every generator that the run draws from,
 * always in the same order.
 */
export function takeSnapshot(run: Run, random: readonly Random[] = []): Snapshot {
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
    // The epoch whose end this is has been run.
    epoch: run.epoch + 1,
    step: run.step,
    stopped: run.stopped,
    learningRate: optimizer.learningRate,
    random: random.map((generator) => generator.state()),
    kinds: kinds(run),
  }
  return { tensors, notes: { format, run: JSON.stringify(notes) } }
}

/**
 * Puts a run where the snapshot was taken. The model, the optimizer, the callbacks and the
 * generators must be of the same kinds.
 *
 * @throws DataError when it is no snapshot. @throws ArgumentError or ShapeError when it is
 *   one of another run.
 */
export function restoreSnapshot(
  run: Run,
  { tensors, notes }: Snapshot,
  random: readonly Random[] = [],
): void {
  if (notes.format !== format)
    throw new DataError(
      `restoreSnapshot: expected '${format}' in its notes, got ${JSON.stringify(notes.format ?? null)}`,
    )
  const stored = JSON.parse(notes.run) as Notes
  if (stored.random.length !== random.length) {
    throw new ArgumentError(
      `restoreSnapshot: the run draws from ${random.length} generators, the snapshot has ${stored.random.length}: ` +
        'name all that the run draws from, for shuffling, dropout and augmentation',
    )
  }
  if (stored.kinds.join() !== kinds(run).join()) {
    throw new ArgumentError(
      `restoreSnapshot: the run has ${kinds(run).join(', ')}, the snapshot ${stored.kinds.join(', ')}: they must be the same, in the same order`,
    )
  }
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
  run.stopped = stored.stopped
}

/** The callbacks that remember something; others may come and go between runs. */
function remembering({ callbacks }: Run): Callback[] {
  return callbacks.filter((callback) => callback.stateDict !== undefined)
}

function kinds(run: Run): string[] {
  return [run.optimizer, ...remembering(run)].map((part) => part.constructor.name)
}

function mapValues<A, B>(
  record: Record<string, A>,
  change: (value: A) => B,
): Record<string, B> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, change(value)]),
  )
}
