import type { Checks } from '#exercises'

/** The number of each day: a window says which days it has seen. */
const days = (count: number): number[] => Array.from({ length: count }, (_, day) => day)
const average = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length
const named = (list: number[]): string => (list.length > 6 ? `${list.slice(0, 6).join(', ')}, …` : list.join(', '))

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'what normalizes is measured on the known days': async (impl, t) => {
    const known = [12, 15, 9, 11, 18, 13, 12, 14]
    const { mean, deviation } = await impl.prepare([...known, 30, 40, 35, 38], 2, 8)
    t.near(mean, average(known))
    t.near(deviation, Math.sqrt(average(known.map((value) => (value - 13) ** 2))))
  },
  'the test can come as it wants: training stays as it is': async (impl, t) => {
    const known = days(12).map((day) => 10 + Math.sin(day))
    const one = await impl.prepare([...known, 9, 9, 9], 3, 12)
    const other = await impl.prepare([...known, -80, 200, 7], 3, 12)
    const numbers = ({ training }: typeof one) => training.map(({ inputs, target }) => [...inputs, target])
    t.near(numbers(other), numbers(one))
  },
  'training has seen no day of the test': async (impl, t) => {
    for (const [count, history, testFrom] of [
      [40, 3, 30],
      [25, 7, 12],
      [20, 1, 19],
    ]) {
      const { training } = await impl.inDays(days(count), history, testFrom)
      const seen = [...new Set(training.flatMap(({ inputs, target }) => [...inputs, target]))].sort((a, b) => a - b)
      const late = seen.filter((day) => day >= testFrom)
      t.ok(
        late.length === 0,
        `the test begins at day ${testFrom}, and windows of training hold ${late.length === 1 ? 'day' : 'the days'} ${named(late)}`,
      )
    }
  },
  'no window has its own day among the inputs, nor a later one': async (impl, t) => {
    const { training, test } = await impl.inDays(days(40), 4, 28)
    const bad = [...training, ...test].find(({ inputs, target }) => inputs.some((day) => day >= target))
    t.ok(bad === undefined, `a window foretells day ${bad?.target}, and reads the days ${bad?.inputs.join(', ')}`)
  },
  'a window reads the days just in front of its target, in order': async (impl, t) => {
    for (const history of [1, 5]) {
      const { training, test } = await impl.inDays(days(30), history, 20)
      for (const { inputs, target } of [...training, ...test]) t.equal(inputs, days(history).map((i) => target - history + i)) // prettier-ignore
    }
  },
  'the test has each of its days once, in the order of time': async (impl, t) => {
    for (const [count, testFrom] of [
      [30, 20],
      [10, 9],
    ]) {
      const { test } = await impl.inDays(days(count), 3, testFrom)
      t.equal(test.map(({ target }) => target), days(count).slice(testFrom)) // prettier-ignore
    }
  },
  'training has each known day that has enough days in front of it once': async (impl, t) => {
    for (const history of [1, 3, 6]) {
      const { training } = await impl.inDays(days(30), history, 20)
      t.equal(training.map(({ target }) => target).sort((a, b) => a - b), days(20).slice(history)) // prettier-ignore
    }
  },
  'on a walk by chance nobody knows more than yesterday': async (impl, t) => {
    const { model, asYesterday } = await impl.randomWalk(1, 300, 5, 200)
    t.ok(
      model > 0.85 * asYesterday,
      `the line is ${model.toFixed(2)} degrees off, and who says "as yesterday" ${asYesterday.toFixed(2)}: so good it cannot be`,
    )
  },
  'on a wave, which can be known, the line is much better than yesterday': async (impl, t) => {
    const wave = days(200).map((day) => 15 + 10 * Math.sin(day / 3))
    const { model, asYesterday } = await impl.evaluate(wave, 4, 120)
    t.near(asYesterday, average(wave.slice(120).map((value, i) => Math.abs(value - wave[119 + i])))) // prettier-ignore
    t.ok(model < 0.35 * asYesterday, `the line is ${model.toFixed(2)} off, and who says "as yesterday" ${asYesterday.toFixed(2)}`) // prettier-ignore
  },
}
