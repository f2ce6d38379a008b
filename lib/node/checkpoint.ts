import { existsSync } from 'node:fs'
import { ArgumentError } from '../errors.ts'
import { writeSafetensors } from '../formats/safetensors.ts'
import { checkList, checkOptions } from '../options.ts'
import { Random } from '../random/random.ts'
import type { Callback, Run } from '../train/callback.ts'
import { restoreCheckpoint, takeCheckpoint } from '../train/checkpoint.ts'
import type { RunOptions } from '../train/checkpoint-notes.ts'
import { discard } from '../train/state.ts'
import { writeDurable } from './durable.ts'
import { checkPath } from './read-file.ts'
import { loadTensors } from './safetensors-file.ts'
import { checkWritable, goOnWithout } from './system-fault.ts'

export interface CheckpointOptions {
  /**
   * Every generator that the run draws from: for shuffling, dropout, augmentation. Without
   * them a resumed run takes other turns.
   */
  random?: readonly Random[]
  /** Save after each so many epochs. Default 1. */
  every?: number
  /** Go on from the file, if it is there? Default false: start anew and replace it. */
  resume?: boolean
  /**
   * What the run was started with, such as { data: 'clothes', seed: 1 }: stored with it, and
   * a run with other options does not go on from it.
   */
  options?: RunOptions
  /** Is told where a resumed run starts. */
  print?: (line: string) => void
}

/**
 * Saves the run after each epoch in one safetensors file. A kill at any moment leaves the
 * last good one, and a run that goes on from it ends with the same bits as one that was
 * never stopped. Weights are in it as 'model.0.weight', and so on.
 */
export class Checkpoint implements Callback {
  private readonly path: string
  private readonly options: Required<CheckpointOptions>

  constructor(path: string, options: CheckpointOptions = {}) {
    checkPath(path)
    checkOptions('Checkpoint', options, {
      random: 'list',
      every: 'number',
      resume: 'boolean',
      options: 'object',
      print: 'function',
    })
    const { random = [], every = 1, resume = false, print = () => {} } = options
    if (!Number.isInteger(every) || every < 1)
      throw new ArgumentError(
        `Checkpoint: every must be a whole number of epochs ≥ 1, got ${every}`,
      )
    checkList('Checkpoint', 'random', random, Random)
    this.path = path
    this.options = { random, every, resume, print, options: options.options ?? {} }
  }

  /** @throws DataError when the file cannot be written: before the training, not after. */
  trainStart(): void {
    checkWritable(this.path)
  }

  /**
   * @throws DataError when the file is damaged.
   *
   * @throws ArgumentError when it belongs to another run: other options, classes, seeds or data.
   */
  resume(run: Run): void {
    const { resume, random, options, print } = this.options
    if (!resume) return
    if (!existsSync(this.path))
      return print(
        `Nothing to resume at ${this.path}: starts with epoch 1 of ${run.epochs}.`,
      )
    const { tensors, metadata } = loadTensors(this.path)
    restoreCheckpoint(run, { tensors, notes: metadata }, random, options)
    discard(tensors)
    const over = run.epoch === run.epochs || run.stopped !== undefined
    print(
      over
        ? `Resumes ${this.path}, which has ended after epoch ${run.epoch} of ${run.epochs}.`
        : `Resumes ${this.path}: goes on with epoch ${run.epoch + 1} of ${run.epochs}.`,
    )
  }

  save(run: Run): void {
    const last = run.epoch === run.epochs || run.stopped !== undefined
    if (run.epoch % this.options.every !== 0 && !last) return
    const { random, options } = this.options
    const { tensors, notes } = takeCheckpoint(run, random, options)
    goOnWithout(`The checkpoint of epoch ${run.epoch}`, this.path, () =>
      writeDurable(this.path, writeSafetensors(tensors, notes)),
    )
    discard(tensors)
  }
}
