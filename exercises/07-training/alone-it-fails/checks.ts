import type { Checks } from '#exercises'

const mixed = [2, 0, 1, 1, 0, 2, 2, 1, 0]
const right = (answers: number[], labels: number[]) => answers.filter((answer, i) => answer === labels[i]).length

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'one house at a time: as right as all together': async (impl, t) => {
    const { alone, together } = await impl.asked(mixed, 1)
    t.ok(right(together, mixed) >= 8, `all together, ${right(together, mixed)} of 9 houses are right`)
    t.ok(
      right(alone, mixed) >= 8,
      `one at a time, ${right(alone, mixed)} of 9 houses are right; the answers are ${alone.join(', ')}. What are mean and deviation of one house?`,
    )
    t.equal(alone, together)
  },
  'training still learns: columns of all sizes': async (impl, t) => {
    const losses = await impl.losses(2)
    t.equal(losses.length, 15)
    t.ok(losses[14] < 0.2, `the loss ends at ${losses[14].toFixed(4)}; below 0.2 is easy for normalized columns`)
  },
  'a list of villas only: they stay villas': async (impl, t) => {
    const villas = [2, 2, 2, 2, 2, 2, 2, 2]
    const { alone, together } = await impl.asked(villas, 3)
    t.ok(
      right(together, villas) >= 7,
      `of 8 villas, asked together, ${right(together, villas)} are called villas: the answers are ${together.join(', ')}. Is a villa large in a list of nothing but villas?`,
    )
    t.equal(alone, together)
  },
  'a castle at the end of the list changes no other answer': async (impl, t) => {
    const { without, beside } = await impl.withCastle(mixed, 4)
    t.ok(right(without, mixed) >= 8, `without the castle, ${right(without, mixed)} of 9 houses are right`)
    t.ok(
      beside.join() === without.join(),
      `the answers were ${without.join(', ')}; beside a castle they are ${beside.join(', ')}. Whose mean and deviation are used?`,
    )
  },
}
