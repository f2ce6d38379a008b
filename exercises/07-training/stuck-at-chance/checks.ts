import type { Checks } from '#exercises'

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'twenty samples are learned by heart': async (impl, t) => {
    const { losses, known } = await impl.run(20, 5, 20, 4, 1)
    const [first, last] = [losses[0].toFixed(4), losses[19].toFixed(4)]
    t.ok(
      losses[19] < 0.2,
      `the loss went from ${first} to ${last}, where a guess among five classes costs ln 5 = 1.6094. Does each sample still have its own label when the model sees it?`,
    )
    t.ok(known === 20, `${known} of 20 samples get their own label in the end, all of them should`)
  },
  'also with another seed, other sizes, two classes': async (impl, t) => {
    const { losses, known } = await impl.run(12, 2, 20, 3, 5)
    t.ok(losses[19] < 0.2, `the loss ends at ${losses[19].toFixed(4)}, a guess costs ln 2 = 0.6931`)
    t.ok(known === 12, `${known} of 12 samples get their own label in the end, all of them should`)
  },
  'each epoch shows each sample once': async (impl, t) => {
    const { batches, known } = await impl.run(12, 3, 20, 4, 2)
    for (const epoch of [0, 1, 17]) {
      const shown = batches.slice(3 * epoch, 3 * epoch + 3).flat()
      const missing = upTo(12).filter((sample) => !shown.includes(sample))
      t.ok(missing.length === 0, `epoch ${epoch + 1} shows ${shown.join(', ')}: sample ${missing[0]} is not there`)
    }
    t.ok(known === 12, `${known} of 12 samples get their own label in the end, all of them should`)
  },
  'the order is not that of the data, and new in each epoch': async (impl, t) => {
    const { batches, known } = await impl.run(12, 3, 20, 4, 3)
    const epochs = upTo(20).map((epoch) =>
      batches
        .slice(3 * epoch, 3 * epoch + 3)
        .flat()
        .join(),
    )
    t.ok(!epochs.includes(upTo(12).join()), 'an epoch shows the samples in the order of the data, sorted by class')
    t.ok(new Set(epochs).size === 20, `20 epochs, and ${new Set(epochs).size} different orders`)
    t.ok(known === 12, `${known} of 12 samples get their own label in the end, all of them should`)
  },
  'a last batch that is smaller is shown, too': async (impl, t) => {
    const { batches, known } = await impl.run(10, 2, 20, 4, 4)
    t.equal(
      batches.slice(0, 6).map((batch) => batch.length),
      [4, 4, 2, 4, 4, 2],
    )
    t.ok(known === 10, `${known} of 10 samples get their own label in the end, all of them should`)
  },
}
