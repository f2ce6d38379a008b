import type { Ui } from '#book'
import { mnist } from 'chalkgrad/node/catalog'
import { findDataSet } from 'chalkgrad/node/find-data-set'
import { describe, expect, test } from 'vitest'
import program from './train.ts'

const quiet = (short: boolean): Ui => ({
  short,
  print() {},
  progress: () => ({ step() {}, end() {} }),
  curve() {},
  save() {},
})

describe('the experiment', () => {
  test('gives the same bits for the same seed, and others for another', async () => {
    const run = (seed: number) => program.run({ ...program.options, seed }, quiet(true))
    const [first, again, other] = [await run(1), await run(1), await run(2)]
    expect(again).toEqual(first)
    expect(other.metrics.testLoss).not.toBe(first.metrics.testLoss)
  })

  test('saves a picture of its mistakes and tells about them', async () => {
    const saved: string[] = []
    const said: string[] = []
    await program.run(program.options, {
      ...quiet(true),
      save: (name, content) =>
        saved.push(`${name} ${(content as Uint8Array).slice(1, 4).join()}`),
      print: (text) => said.push(text),
    })
    expect(saved).toEqual([`mistakes.png ${[...'PNG'].map((c) => c.charCodeAt(0)).join()}`])
    expect(said.join('\n')).toMatch(/Its surest mistakes:[^]*taken for[^]*Row: what it is/)
  })

  test('without the digits says how to get them', async () => {
    const before = process.env.CHALKGRAD_DATA
    delete process.env.CHALKGRAD_DATA
    try {
      const run = async () =>
        program.run({ ...program.options, data: 'mnist' }, quiet(true))
      if (findDataSet(mnist) !== undefined)
        expect((await run()).metrics.testSamples).toBe(200)
      else await expect(run()).rejects.toThrow(/npm run data -- mnist/)
    } finally {
      if (before !== undefined) process.env.CHALKGRAD_DATA = before
    }
  })
})
