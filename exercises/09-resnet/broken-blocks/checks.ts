import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'branch and shortcut have one shape, with a stride and without': async (impl, t) => {
    t.equal(await impl.shape(4, 8, 2), [4, 8, 3, 3])
    t.equal(await impl.shape(4, 8, 1), [4, 8, 6, 6])
    t.equal(await impl.shape(4, 4, 2, 5), [4, 4, 3, 3])
    t.equal(await impl.shape(4, 4, 1), [4, 4, 6, 6])
  },
  'each norm belongs to one layer': async (impl, t) => {
    const seen = await impl.batchesSeen()
    t.ok(
      seen.length >= 2 && seen.every((count) => count === 1),
      `one pass through a block with two convolutions: ${seen.length === 1 ? 'it has one norm, which has' : `it has ${seen.length} norms, which have`} counted ${seen.join(' and ')} batches. Each layer needs a norm of its own`,
    )
  },
  'a block can take away as well as add': async (impl, t) => {
    const { smaller, larger } = await impl.changes()
    t.ok(
      smaller > 0.2 && larger > 0.2,
      `of numbers around 10, a new block makes ${(100 * smaller).toFixed(0)} % smaller and ${(100 * larger).toFixed(0)} % larger`,
    )
  },
  'the network learns, and knows bars that it has not seen': async (impl, t) => {
    const { first, last, right } = await impl.learned()
    t.ok(last < 0.3 && last < first, `the loss goes from ${first.toFixed(3)} to ${last.toFixed(3)}; below 0.3 is easy`)
    t.ok(right >= 40, `of 45 fresh pictures, ${right} are right`)
  },
  'one picture at a time gets the same answers': async (impl, t) => {
    const { together, alone } = await impl.alone()
    t.equal(alone, together)
  },
  'fifteen pictures of one kind stay of that kind': async (impl, t) => {
    for (const kind of [0, 1]) {
      const answers = await impl.ofOneKind(kind)
      const right = answers.filter((answer) => answer === kind).length
      t.ok(right >= 12, `of 15 pictures of kind ${kind}, asked together, ${right} are called so: ${answers.join(', ')}`)
    }
  },
  'to ask changes nothing in the model': async (impl, t) => {
    t.ok(await impl.asking(), 'predict changed the running averages of the model')
  },
  'a loss for each step': async (impl, t) => {
    t.equal(await impl.losses(3), 3)
  },
}
