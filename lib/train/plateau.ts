import { ArgumentError } from '../errors.ts'
import { checkState, type StateDict } from '../nn/state-dict.ts'
import { checkArgument } from '../options.ts'
import { ReduceOnPlateau } from '../schedules/reduce-on-plateau.ts'
import type { Callback, Run } from './callback.ts'
import { knownMode, monitored } from './monitor.ts'
import { scalar } from './state.ts'

/**
 * Tells a ReduceOnPlateau what each epoch measured, and the optimizer which rate follows
 * from it.
 */
export class Plateau implements Callback {
  private readonly schedule: ReduceOnPlateau
  private readonly monitor: string

  /** @throws ArgumentError when the schedule waits for the wrong direction. */
  constructor(schedule: ReduceOnPlateau, monitor = 'valLoss') {
    checkArgument('Plateau', 'the schedule', schedule, ReduceOnPlateau)
    checkArgument('Plateau', 'monitor', monitor, 'string')
    const mode = knownMode(monitor)
    if (mode !== undefined && mode !== schedule.mode)
      throw new ArgumentError(
        `Plateau: '${monitor}' gets better towards the ${mode}, and the schedule has mode '${schedule.mode}': new ReduceOnPlateau({ mode: '${mode}', … })`,
      )
    this.schedule = schedule
    this.monitor = monitor
  }

  /** @throws ArgumentError when the run has a schedule, which would set the rate, too. */
  trainStart({ optimizer, schedule }: Run): void {
    if (schedule !== undefined)
      throw new ArgumentError(
        'Plateau: the run has a schedule, which sets the learning rate before each step, so nothing would be left of this. Leave out one of them',
      )
    this.schedule.reset()
    optimizer.learningRate = this.schedule.learningRate
  }

  epochEnd(run: Run): void {
    run.optimizer.learningRate = this.schedule.update(
      monitored('Plateau', this.monitor, run),
    )
  }

  stateDict(): StateDict {
    const { learningRate, best, waited } = this.schedule
    return {
      learningRate: scalar(learningRate),
      best: scalar(best),
      waited: scalar(waited),
    }
  }

  loadStateDict(state: StateDict): void {
    checkState('Plateau.loadStateDict', state, ['learningRate', 'best', 'waited'])
    const { learningRate, best, waited } = state
    Object.assign(this.schedule, {
      learningRate: learningRate.item(),
      best: best.item(),
      waited: waited.item(),
    })
  }
}
