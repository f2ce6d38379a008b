import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the first epoch is about as good as a guess among three classes': async (impl, t) => {
    const { losses } = await impl.run(1)
    t.equal(losses.length, 20)
    t.ok(
      losses[0] < 1.5,
      `the mean loss of the first epoch is ${Number(losses[0].toPrecision(4))}, and ln 3 = 1.0986. Logits that are too large come from weights or from inputs that are too large: how large is a white pixel?`,
    )
  },
  'then the loss falls': async (impl, t) => {
    const { losses } = await impl.run(1)
    t.ok(losses[19] < 0.25, `the loss of epoch 20 is ${losses[19].toFixed(4)}; below 0.25 is easy here`)
    t.ok(
      losses[19] < 0.5 * losses[0],
      `the loss went from ${losses[0].toFixed(4)} to ${losses[19].toFixed(4)}: it should fall`,
    )
  },
  'new images are told apart: predict sees what training saw': async (impl, t) => {
    const { losses, answers, asked } = await impl.run(2)
    t.ok(losses[19] < 0.25, `the loss of epoch 20 is ${losses[19].toFixed(4)}; below 0.25 is easy here`)
    const right = answers.filter((answer, i) => answer === asked[i]).length
    t.ok(
      right === 9,
      `training ends with a loss of ${losses[19].toFixed(4)}, and of 9 new images ${right} get the right answer: the answers are ${answers.join(', ')}. Does predict show the network pixels of the size that it was trained with?`,
    )
  },
  'one image alone gets the same answer as among others': async (impl, t) => {
    const { together, alone } = await impl.alone(4)
    t.ok(
      together.join() === '1,0,2,0',
      `images of the classes 1, 0, 2, 0, asked together, get the answers ${together.join(', ')}: was the network trained on pixels of the size that predict shows it?`,
    )
    t.ok(
      alone.join() === '1,0,2,0',
      `images of the classes 1, 0, 2, 0, asked one at a time, get the answers ${alone.join(', ')}; together they were right. What does predict measure on one image?`,
    )
  },
}
