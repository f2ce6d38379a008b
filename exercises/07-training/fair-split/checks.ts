import type { Checks } from '#exercises'

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)
const sorted = (list: number[]) => [...list].sort((a, b) => a - b)
/** The difference of two lists in words, or '' when `got` has each of 0 … n − 1 once. */
function problem(got: number[], n: number): string {
  const twice = got.filter((i, place) => got.indexOf(i) !== place)
  const missing = upTo(n).filter((i) => !got.includes(i))
  if (twice.length > 0) return `sample ${twice[0]} is in two places`
  if (missing.length > 0) return `sample ${missing[0]} is in no part (${missing.length} of ${n} are not)`
  return got.length === n ? '' : `there are ${got.length} numbers for ${n} samples`
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'randomSplit: parts of the right sizes, each sample in one': async (impl, t) => {
    for (const [count, shares, sizes] of [
      [10, [0.8, 0.2], [8, 2]],
      [7, [0.5, 0.25, 0.25], [4, 1, 2]],
      [100, [0.7, 0.2, 0.1], [70, 20, 10]],
      [3, [0.5, 0.5], [2, 1]],
    ] as const) {
      const parts = await impl.randomSplit(count, [...shares], 1)
      t.equal(parts.map((part) => part.length), [...sizes]) // prettier-ignore
      const found = problem(parts.flat(), count)
      t.ok(found === '', `randomSplit(${count}, [${shares.join(', ')}]): ${found}`)
    }
  },
  'randomSplit: every sample has the same chance to be in the first part': async (impl, t) => {
    const counts = await impl.inFirst(10, [0.3, 0.7], 600)
    for (const [i, count] of counts.entries()) {
      t.ok(
        Math.abs(count - 180) < 50,
        `in 600 splits sample ${i} was ${count} times in the part with 30 %: about 180 is fair`,
      )
    }
    t.equal(await impl.randomSplit(20, [0.5, 0.5], 3), await impl.randomSplit(20, [0.5, 0.5], 3))
  },
  'stratifiedSplit: a rare class is as rare in each part': async (impl, t) => {
    const labels = upTo(100).map((i) => (i % 10 === 3 ? 1 : 0))
    for (const seed of [1, 2, 3]) {
      const parts = await impl.stratifiedSplit(labels, [0.8, 0.2], seed)
      const found = problem(parts.flat(), 100)
      t.ok(found === '', `stratifiedSplit of 100 labels with the shares 0.8 and 0.2: ${found}`)
      const rare = parts.map((part) => part.filter((i) => labels[i] === 1).length)
      t.ok(
        rare.join() === '8,2' && parts[1].length === 20,
        `10 of 100 samples are of the rare class; in the parts of 80 and 20 they are ${rare.join(' and ')}, not 8 and 2`,
      )
    }
  },
  'stratifiedSplit: any class numbers, several parts, and the samples of a class are shuffled': async (impl, t) => {
    const labels = upTo(60).map((i) => [42, -1, 7][Math.floor(i / 20)])
    const parts = await impl.stratifiedSplit(labels, [0.5, 0.25, 0.25], 4)
    const found = problem(parts.flat(), 60)
    t.ok(found === '', `the classes 42, −1 and 7, 20 samples each: ${found}`)
    for (const [part, size] of [10, 5, 5].entries()) {
      for (const label of [42, -1, 7]) {
        const own = parts[part].filter((i) => labels[i] === label).length
        t.ok(
          own === size,
          `the shares are 0.5, 0.25, 0.25, and class ${label} has 20 samples: ${own} of them are in part ${part}, not ${size}`,
        )
      }
    }
    const first = sorted(parts[0].filter((i) => labels[i] === 42))
    t.ok(
      first.join() !== upTo(10).join(),
      'the first ten samples of a class went into the first part: which ones is to be chance',
    )
  },
  'stratifiedSplit: the totals are right, however small the classes are': async (impl, t) => {
    for (const [classes, each, shares, sizes] of [
      [100, 2, [0.8, 0.2], [160, 40]],
      [7, 3, [0.6, 0.4], [13, 8]],
      [5, 4, [0.5, 0.3, 0.2], [10, 6, 4]],
      [9, 1, [0.7, 0.3], [6, 3]],
    ] as const) {
      const labels = upTo(classes * each).map((i) => i % classes)
      const parts = await impl.stratifiedSplit(labels, [...shares], 6)
      const found = problem(parts.flat(), labels.length)
      t.ok(found === '', `${classes} classes of ${each} samples, shares ${shares.join(', ')}: ${found}`)
      const got = parts.map((part) => part.length)
      t.ok(
        got.join() === sizes.join(),
        `${classes} classes of ${each} samples, shares ${shares.join(', ')}: the parts have ${got.join(' and ')} samples, not ${sizes.join(' and ')}`,
      )
      const first = upTo(classes).map((label) => parts[0].filter((i) => labels[i] === label).length)
      const share = (each * sizes[0]) / labels.length
      const off = first.find((own) => Math.abs(own - share) >= 1)
      t.ok(
        off === undefined,
        `${classes} classes of ${each} samples, shares ${shares.join(', ')}: a class has ${off} samples in the first part; its share is ${share.toFixed(2)}`,
      )
    }
  },
  'stratifiedSplit: no part is one class after the other': async (impl, t) => {
    const labels = upTo(40).map((i) => i % 2)
    const [part] = await impl.stratifiedSplit(labels, [0.5, 0.5], 5)
    const changes = part.filter((i, place) => place > 0 && labels[i] !== labels[part[place - 1]]).length
    t.equal(part.length, 20)
    t.ok(
      changes > 3,
      `in a part of 20 samples the class changes ${changes} time(s): first all of one, then all of the other. Shuffle each part once more`,
    )
  },
  'kFold: every sample validates once, and trains in all other folds': async (impl, t) => {
    for (const [count, k] of [
      [10, 5],
      [11, 3],
      [6, 6],
    ]) {
      // prettier-ignore
      const folds = await impl.kFold(count, k, 6)
      t.equal(folds.length, k)
      const found = problem(
        folds.flatMap(({ validation }) => validation),
        count,
      )
      t.ok(found === '', `kFold(${count}, ${k}), the validation parts: ${found}`)
      for (const { train, validation } of folds) {
        const both = train.filter((i) => validation.includes(i))
        t.ok(
          both.length === 0,
          `kFold(${count}, ${k}): sample ${both[0]} is in the training and in the validation part of one fold`,
        )
        t.equal(sorted([...train, ...validation]), upTo(count))
        t.ok(
          Math.abs(validation.length - count / k) < 1,
          `kFold(${count}, ${k}): a fold has ${validation.length} samples, ${count} / ${k} is ${(count / k).toFixed(2)}`,
        )
      }
    }
  },
  'kFold: the folds are dealt at random': async (impl, t) => {
    const folds = await impl.kFold(40, 4, 7)
    t.ok(
      sorted(folds[0].validation).join() !== upTo(10).join(),
      'the first fold is the first ten samples, in the order of the data',
    )
    t.ok(JSON.stringify(folds) !== JSON.stringify(await impl.kFold(40, 4, 8)), 'another seed gives the same folds')
    t.equal(await impl.kFold(40, 4, 7), folds)
  },
  'numbers that make no split are refused': async (impl, t) => {
    t.equal((await impl.randomSplit(4, [1], 1)).flat().length, 4)
    const ofShares = await impl.errorOfShares([0.5, 0.4])
    t.ok(ofShares === 'ArgumentError', `randomSplit with the shares 0.5 and 0.4: ${ofShares}, wanted an ArgumentError`)
    for (const ofEmpty of [
      await impl.errorOfShares([0.9, 0.1], 3),
      await impl.errorOfLabels([0, 0, 1], [0.9, 0.1]),
      await impl.errorOfLabels([0, 0, 1], [0.5, 0.4]),
    ])
      t.ok(
        ofEmpty === 'ArgumentError',
        `a part that would be empty, or shares of 0.9 in all: ${ofEmpty}, wanted an ArgumentError`,
      )
    for (const k of [1, 11, 2.5]) {
      const ofFolds = await impl.errorOfFolds(10, k)
      t.ok(ofFolds === 'ArgumentError', `kFold(10, ${k}): ${ofFolds}, wanted an ArgumentError`)
    }
    t.equal((await impl.kFold(3, 3, 1)).length, 3)
  },
}
