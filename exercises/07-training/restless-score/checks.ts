import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'measured three times, one number': async (impl, t) => {
    const scores = await impl.measureAgain(3, 1)
    t.ok(
      scores.every((score) => score === scores[0]),
      `the same model on the same samples: ${scores.map((score) => score.toFixed(3)).join(', ')}. What in the model draws random numbers, and when should it?`,
    )
    t.ok(scores[0] > 0.7, `the accuracy is ${scores[0].toFixed(3)}; above 0.7 is easy here`)
  },
  'no unit is dropped while measuring': async (impl, t) => {
    const { measuring, scores } = await impl.modes(3)
    t.equal(scores.length, 3)
    t.equal(measuring.length, 3)
    t.ok(!measuring.flat().includes(true), 'while measuring, the dropout layer is in training')
  },
  'every epoch is trained with dropout, not only the first': async (impl, t) => {
    const { training } = await impl.modes(3)
    const without = training.findIndex((modes) => modes.includes(false))
    t.ok(
      without === -1,
      `epoch ${without + 1} is trained without dropout${without > 0 ? ': who switched it off, and who should switch it on again?' : ''}`,
    )
    t.equal(training.map((modes) => modes.length), [6, 6, 6]) // prettier-ignore
  },
  'measure hands the model back as it came': async (impl, t) => {
    const [inTraining, inUse] = [await impl.modeAfter(true), await impl.modeAfter(false)]
    t.ok(inTraining.top && inTraining.dropout, 'the model came in training, and is handed back switched to use')
    t.ok(!inUse.top && !inUse.dropout, 'the model came switched to use, and is handed back in training')
    t.ok(
      inTraining.score === inUse.score,
      `the same weights: accuracy ${inTraining.score.toFixed(3)} for a model that came in training, ${inUse.score.toFixed(3)} for one in use`,
    )
  },
  'looking changes nothing: training goes on bit for bit as if nobody had looked': async (impl, t) => {
    const [looked, alone] = [await impl.weights(true), await impl.weights(false)]
    t.ok(
      looked.every((w, i) => w === alone[i]),
      `with two measurements more on the way the first weight ends at ${looked[0].toFixed(6)}, without them at ${alone[0].toFixed(6)}: measuring has drawn random numbers, or left the model in another mode`,
    )
  },
}
