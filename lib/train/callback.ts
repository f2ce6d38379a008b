import type { AnyModule } from '../nn/module.ts'
import type { StateDict } from '../nn/state-dict.ts'
import type { Optimizer } from '../optim/optimizer.ts'
import type { Schedule } from '../schedules/schedule.ts'

/** A training run under way, as its callbacks see it. */
export interface Run {
  readonly model: AnyModule
  readonly optimizer: Optimizer
  readonly callbacks: readonly Callback[]
  /** The plan for the learning rate, if there is one. */
  readonly schedule?: Schedule | undefined
  /** How many passes over the data are wanted. */
  readonly epochs: number
  /** Batches in a pass, when the data says so; where gradients accumulate, its steps. */
  readonly batches: number | undefined
  /** The epoch that runs, from 1; before the first one, 0. */
  epoch: number
  /** Steps of the optimizer so far, over all epochs. */
  step: number
  /** The loss of the last batch. */
  loss: number
  /**
   * What was measured in the epoch that has just ended: `loss`, `valLoss`, a metric by its
   * name.
   */
  logs: Record<string, number>
  /** The logs of all epochs: one list a name, one number an epoch. */
  curves: Record<string, number[]>
  /** Set it to the reason, and training ends after this epoch. */
  stopped: string | undefined
}

/**
 * Something that is to happen at moments of a training run. Each method is optional.
 *
 * What a callback remembers between epochs belongs into a checkpoint, too: `stateDict`
 * gives copies of it as tensors, numbers as float64 tensors of shape (), and
 * `loadStateDict` copies them back.
 */
export interface Callback {
  /** A run begins: what was remembered of another one is forgotten. */
  trainStart?(run: Run): void
  /**
   * After the start of all callbacks: puts a stored state in the place of the new run's.
   */
  resume?(run: Run): void
  epochStart?(run: Run): void
  /** After the step of the optimizer. The gradients and the batch are still there. */
  batchEnd?(run: Run): void
  /** The logs of the epoch are there, from the validation data, too. */
  epochEnd?(run: Run): void
  /** After all callbacks have seen the end of the epoch: stores the state of the run. */
  save?(run: Run): void
  /** All epochs are done. Not after an error. */
  trainEnd?(run: Run): void
  /** Comes last and always, after an error, too: closes what is open. */
  cleanup?(run: Run): void
  stateDict?(): StateDict
  loadStateDict?(state: StateDict): void
}
