import { between, experiment, whole } from '#book'
import { loss, predict, step, type Point } from './learn.ts'
import { picture } from './picture.ts'
import { freshPoints, jumble, points } from './points.ts'

const share = (weights: readonly number[], all: readonly Point[]): number =>
  all.filter(({ x, y, label }) => predict(weights, x, y) * label > 0).length / all.length

export default experiment({
  description: 'A network in plain TypeScript learns where the plane is orange',
  options: { units: 6, rate: 0.1, steps: 300, starts: 9 },
  about: {
    units: { help: 'how many units the network has', range: whole(1, 1000) },
    rate: { help: 'how far a step goes against the slopes', range: between(0, 100) },
    steps: { help: 'steps of learning', range: whole(1, 1_000_000) },
    starts: { help: 'how many random starts are tried', range: whole(1, 1000) },
  },
  run({ units, rate, steps, starts }, ui) {
    const losses: number[] = []
    const curve: number[] = []
    let [right, fresh, milliseconds] = [0, 0, 0]
    for (let seed = 1; seed <= (ui.short ? 1 : starts); seed++) {
      let weights = jumble(units, seed)
      const begin = performance.now()
      for (let n = 0; n < (ui.short ? 2 : steps); n++) {
        weights = step(weights, points, rate)
        if (seed === 1 && n % 10 === 0)
          curve.push(Number(loss(weights, points).toPrecision(4)))
      }
      if (seed === 1) {
        milliseconds = performance.now() - begin
        right = share(weights, points)
        fresh = share(weights, freshPoints(ui.short ? 10 : 1000))
        ui.print(`${picture(weights)}\n`)
      }
      losses.push(loss(weights, points))
    }
    const [best, worst] = [Math.min(...losses), Math.max(...losses)]
    ui.print(
      `${right * 100} % of the 60 points right, ${(fresh * 100).toFixed(1)} % of 1,000 fresh ones, in ${milliseconds.toFixed(0)} ms\n` +
        `from ${losses.length} starts: loss ${best.toFixed(4)} to ${worst.toFixed(4)}`,
    )
    ui.curve({ loss: curve })
    return {
      metrics: { loss: losses[0], right, fresh, best, worst, milliseconds },
      curves: { loss: curve },
    }
  },
})
