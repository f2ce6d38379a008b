import { scope } from 'chalkgrad'
import { contour } from './contour.ts'
import { heights } from './heights.ts'
import { racerNames, type RacerName } from './names.ts'
import { Racer, racers } from './race.ts'
import { surfaceNames, surfaces, type Place, type Surface } from './surfaces.ts'

export interface Options {
  surface: string
  /** The learning rate of each optimizer. */
  rates: Record<RacerName, number>
}

export interface Runner {
  name: RacerName
  /** All places so far, the start first. */
  path: Place[]
  height: number
  /** After how many steps the height was below 0.001, if it stayed there. */
  arrived: number | undefined
  lost: boolean
}

export interface Frame {
  step: number
  runners: Runner[]
  /**
   * Only in the first frame: the contour lines, x0 y0 x1 y1 for each short piece, one list
   * a level.
   */
  map?: {
    window: Surface['window']
    lowest: readonly Place[]
    start: Place
    contours: Float32Array[]
  }
}

const [columns, rows] = [141, 101]
const lastStep = 500
const goal = 1e-3

/** Six optimizers on their way down one surface, a step of each at a time. */
export function create(options: Options) {
  const surface: Surface =
    surfaces[surfaceNames.find((name) => name === options.surface) ?? 'ravine']
  const field = racerNames.map((name) => ({
    name,
    racer: new Racer(surface, (place) => racers[name]([place], options.rates[name])),
  }))
  const runners = field.map(({ name, racer }): Runner => {
    return { name, path: [racer.at()], height: NaN, arrived: undefined, lost: false }
  })
  let step = 0
  const over = ({ lost, arrived }: Runner) =>
    lost || (arrived !== undefined && step - arrived > 110)

  return {
    first(): Frame {
      const { window, lowest, start } = surface
      const grid = heights(surface, columns, rows)
      const contours = surface.levels.map((level) =>
        Float32Array.from(contour(surface, grid, columns, rows, level).flat(2)),
      )
      return { step, runners, map: { window, lowest, start, contours } }
    },
    done: () => step >= lastStep || runners.every(over),
    step(): Frame {
      for (const [i, { racer }] of field.entries()) {
        const runner = runners[i]
        if (runner.lost) continue
        runner.height = scope(() => racer.step())
        if (runner.height < goal) runner.arrived ??= step
        else runner.arrived = undefined
        runner.path.push(racer.at())
        runner.lost = !(runner.height < 1e12)
      }
      step++
      return { step, runners }
    },
  }
}
