import { DataError } from '../errors.ts'
import { checkState, type StateDict } from '../nn/state-dict.ts'
import { checkArgument } from '../options.ts'
import type { RandomState } from '../random/random.ts'
import { crc32 } from '../storage/checksum.ts'

/** What a run was started with: its length, its seed, its data. */
export type RunOptions = Record<string, string | number | boolean>

/** What a checkpoint holds beside its tensors, as JSON. */
export interface Notes {
  epoch: number
  /** How many epochs were wanted. */
  epochs: number
  step: number
  /** Batches in a pass; null when the data does not say. */
  batches: number | null
  stopped: string | null
  learningRate: number
  random: RandomState[]
  options: RunOptions
  /** The classes of the optimizer and of the callbacks that remember something. */
  kinds: string[]
}

// Every JavaScript engine has it, and the language's own type library leaves it out.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

/** One number for all bits of a checkpoint: names, dtypes, shapes, numbers and notes. */
export function checksumOf(tensors: StateDict, notes: string): string {
  checkState('checksumOf', tensors)
  checkArgument('checksumOf', 'the notes', notes, 'string')
  const encoder = new TextEncoder()
  let sum = crc32(encoder.encode(notes))
  const byName = Object.entries(tensors).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [name, value] of byName) {
    sum = crc32(encoder.encode(`${name} ${value.dtype} ${value.shape.join(' ')}\n`), sum)
    const { buffer, byteOffset, byteLength } = value.data()
    sum = crc32(new Uint8Array(buffer, byteOffset, byteLength), sum)
  }
  return sum.toString(16).padStart(8, '0')
}

/**
 * The notes, read and checked.
 *
 * @throws DataError when a bit of the checkpoint is not what was stored, or when the
 *   numbers make no sense.
 */
export function parseNotes(tensors: StateDict, notes: Record<string, string>): Notes {
  const fail = (expected: string, got: unknown): never => {
    throw new DataError(
      `restoreCheckpoint: expected ${expected}, got ${JSON.stringify(got ?? null)}: the file is damaged, or was changed by hand`,
    )
  }
  const sum = checksumOf(tensors, notes.run ?? '')
  if (notes.checksum !== sum) fail(`the checksum ${sum} in its notes`, notes.checksum)
  const stored = asRecord(notes.run) ?? fail('notes in JSON', notes.run)
  const { epoch, epochs, step, batches, stopped, learningRate, random, options, kinds } =
    stored
  const length = Object.entries(tensors).find(([name]) => name.startsWith('curves.'))?.[1]
    .size
  if (!isWhole(epoch) || epoch < 1 || (length !== undefined && epoch !== length))
    fail(`an epoch as the curves have it, ${length ?? 'a whole number'}`, epoch)
  if (!isWhole(epochs) || epochs < Number(epoch))
    fail('a number of epochs, not below this one', epochs)
  if (!isRecord(options)) fail('the options that the run was started with', options)
  if (!isWhole(step)) fail('a number of steps, whole and not below 0', step)
  if (batches !== null && !isWhole(batches)) fail('a number of batches', batches)
  if (stopped !== null && typeof stopped !== 'string')
    fail('a reason to have stopped', stopped)
  if (typeof learningRate !== 'number' || !(learningRate >= 0))
    fail('a learning rate that is not below 0', learningRate)
  if (!Array.isArray(random) || !random.every(isRandomState))
    fail('the state of each generator: a seed, four words and a spare', random)
  if (!Array.isArray(kinds) || !kinds.every((kind) => typeof kind === 'string'))
    fail('the classes of optimizer and callbacks', kinds)
  return stored as unknown as Notes
}

function asRecord(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return isRecord(value) ? value : undefined
  } catch {
    return undefined // the message of the caller says more
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isWhole = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0

function isRandomState(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { seed, words, spare } = value
  return (
    Number.isSafeInteger(seed) &&
    Array.isArray(words) &&
    words.length === 4 &&
    words.every((word) => typeof word === 'number' && (word | 0) === word) &&
    (spare === null || (typeof spare === 'number' && Number.isFinite(spare)))
  )
}
