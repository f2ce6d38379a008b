import { Random } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive({ prepare, evaluate }: typeof import('./leaky-forecast.ts')) {
  return {
    prepare: (series: number[], history: number, testFrom: number, seed = 1) =>
      prepare(series, history, testFrom, new Random(seed)),
    /** The same windows, with the normalizing undone: whole numbers come back as they were. */
    inDays(series: number[], history: number, testFrom: number, seed = 1) {
      const { training, test, mean, deviation } = prepare(series, history, testFrom, new Random(seed))
      const back = (value: number) => Math.round((value * deviation + mean) * 1000) / 1000
      const days = ({ inputs, target }: (typeof training)[number]) => ({
        inputs: inputs.map(back),
        target: back(target),
      })
      return { training: training.map(days), test: test.map(days) }
    },
    evaluate: (series: number[], history: number, testFrom: number, seed = 1) =>
      evaluate(series, history, testFrom, new Random(seed)),
    /** Each day is the day before and a step by chance: nobody can know more than yesterday. */
    randomWalk(seed: number, count: number, history: number, testFrom: number) {
      const random = new Random(seed)
      let value = 15
      const series = Array.from({ length: count }, () => (value += random.normal()))
      return evaluate(series, history, testFrom, random)
    },
  }
}
