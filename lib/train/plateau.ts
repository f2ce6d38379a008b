import type { StateDict } from '../nn/module.ts'
import type { ReduceOnPlateau } from '../schedules/reduce-on-plateau.ts'
import type { Callback, Run } from './callback.ts'
import { monitored } from './monitor.ts'
import { scalar } from './state.ts'

/**
 * Tells a ReduceOnPlateau what each epoch measured, and the optimizer which rate follows
 * from it.
 */
export class Plateau implements Callback {
  private readonly schedule: ReduceOnPlateau
  private readonly monitor: string

  constructor(schedule: ReduceOnPlateau, monitor = 'valLoss') {
    this.schedule = schedule
    this.monitor = monitor
  }

  trainStart({ optimizer }: Run): void {
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

  loadStateDict({ learningRate, best, waited }: StateDict): void {
    Object.assign(this.schedule, {
      learningRate: learningRate.item(),
      best: best.item(),
      waited: waited.item(),
    })
  }
}
