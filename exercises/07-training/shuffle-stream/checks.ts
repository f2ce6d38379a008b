import type { Checks } from '#exercises'

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)
const sorted = (list: number[]) => [...list].sort((a, b) => a - b)

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'every sample leaves once': async (impl, t) => {
    for (const [n, capacity] of [
      [20, 5],
      [7, 7],
      [4, 100],
      [10, 1],
    ]) {
      // prettier-ignore
      const order = await impl.shuffleStream(n, capacity, 1)
      t.ok(order.length === n, `${n} samples went in, with room for ${capacity}, and ${order.length} came out`)
      t.equal(sorted(order), upTo(n))
    }
  },
  'reads no further than it needs': async (impl, t) => {
    const { taken, read } = await impl.first(3, 10, 2)
    t.ok(read <= 13, `for 3 samples of 1,000, with room for 10, it read ${read}: 13 are enough`)
    t.equal(new Set(taken).size, 3)
  },
  'a sample leaves at most capacity − 1 places early': async (impl, t) => {
    for (const seed of [3, 4, 5]) {
      const order = await impl.shuffleStream(200, 8, seed)
      const early = order.findIndex((sample, place) => sample > place + 7)
      t.ok(early === -1, `with room for 8, sample ${order[early]} left as number ${early}: it had not been read yet`)
      t.equal(order.length, 200)
    }
  },
  'who leaves first is drawn by lot among those in the room': async (impl, t) => {
    const counts = await impl.orders(4, 2, 800)
    const starts = [0, 1, 2, 3].map((i) => Object.entries(counts).reduce((sum, [order, n]) => sum + (order[0] === String(i) ? n : 0), 0)) // prettier-ignore
    t.ok(
      Math.abs(starts[0] - 400) < 70 && Math.abs(starts[1] - 400) < 70 && starts[2] === 0 && starts[3] === 0,
      `room for 2: in 800 runs the samples 0, 1, 2, 3 left first ${starts.join(', ')} times; 400, 400, 0, 0 is fair`,
    )
  },
  'a room for all is a full shuffle: every order is as likely': async (impl, t) => {
    const counts = await impl.orders(3, 3, 1200)
    for (const order of ['012', '021', '102', '120', '201', '210']) {
      t.ok(
        Math.abs((counts[order] ?? 0) - 200) < 60,
        `three samples, room for three, 1,200 runs: the order ${order} came ${counts[order] ?? 0} times, 200 is fair`,
      )
    }
  },
  'a room for one changes nothing, and the same seed gives the same order': async (impl, t) => {
    t.equal(await impl.shuffleStream(6, 1, 6), upTo(6))
    t.equal(await impl.shuffleStream(50, 10, 7), await impl.shuffleStream(50, 10, 7))
    t.ok(
      (await impl.shuffleStream(50, 10, 7)).join() !== (await impl.shuffleStream(50, 10, 8)).join(),
      'another seed gives the same order of 50 samples',
    )
  },
  'batches: the last may be shorter, and none is empty': async (impl, t) => {
    t.equal(await impl.batchStream(5, 2), [[0, 1], [2, 3], [4]])
    t.equal(await impl.batchStream(6, 3), [[0, 1, 2], [3, 4, 5]]) // prettier-ignore
    t.equal(await impl.batchStream(2, 5), [[0, 1]])
    t.equal(await impl.batchStream(0, 4), [])
  },
  'dropLast leaves out a short one, and only that': async (impl, t) => {
    t.equal(await impl.batchStream(5, 2, true), [[0, 1], [2, 3]]) // prettier-ignore
    t.equal(await impl.batchStream(4, 2, true), [[0, 1], [2, 3]]) // prettier-ignore
    t.equal(await impl.batchStream(2, 5, true), [])
    t.equal(await impl.batchStream(3, 2, false), [[0, 1], [2]])
  },
  'a batch is there as soon as it is full': async (impl, t) => {
    const { batch, read } = await impl.readForOne(4)
    t.equal(batch, [0, 1, 2, 3])
    t.ok(read === 4, `for a batch of 4 it read ${read} samples before it handed the batch out`)
  },
  'sizes that make no sense are refused': async (impl, t) => {
    t.equal(await impl.shuffleStream(2, 1, 1), [0, 1])
    t.equal(await impl.batchStream(2, 1), [[0], [1]])
    for (const size of [0, -1, 1.5, NaN]) {
      t.equal(await impl.errorOfCapacity(size), 'ArgumentError')
      t.equal(await impl.errorOfSize(size), 'ArgumentError')
    }
  },
}
