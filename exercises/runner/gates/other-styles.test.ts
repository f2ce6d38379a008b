import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exerciseFiles, exercisesNamed } from '../../../chapters/book/exercises.ts'
import { runsFolder } from '../../../chapters/book/root.ts'
import { judge } from '../checks/judge.ts'
import { wrongFile } from '../checks/wrong.ts'
import { loadChecks, loadModule } from '../child/load.ts'

/** Right answers that differ from the solution in style, as changes of it. */
const styles: Record<string, Record<string, [string, string][]>> = {
  broadcast: {
    'shapes as JSON': [
      [
        "(${a.join(', ')}) and (${b.join(', ')}) do not broadcast: ${sizeA} meets ${sizeB}",
        '${JSON.stringify(a)} does not fit ${JSON.stringify(b)}',
      ],
    ],
  },
  'closed-form': {
    'another word for it': [['all x are equal, so there is no one best line', 'x has no spread']],
    'as a RangeError': [['new Error(', 'new RangeError(']],
  },
  'central-difference': {
    'one more look at f': [['return at.map((value, i) => {', 'f([...at])\n  return at.map((value, i) => {']],
  },
  'restless-score': {
    'sample by sample': [
      [
        'right += accuracy(model.forward(x), y) * y.size',
        'for (let i = 0; i < y.size; i++) right += accuracy(model.forward(x.slice(0, i, i + 1)), y.slice(0, i, i + 1))',
      ],
    ],
  },
  'nearest-mean': {
    'column by column': [
      [
        'return squaresOfA.sub(products.mul(2)).add(squaresOfB)',
        `let sum = squaresOfA.mul(0).add(squaresOfB.mul(0)).add(products.mul(0))
  for (let k = 0; k < a.shape[1]; k++) sum = sum.add(a.slice(1, k, k + 1).sub(b.select(1, k)).square())
  return sum`,
      ],
    ],
  },
}

for (const [name, changes] of Object.entries(styles))
  test.each(Object.entries(changes))(`${name}: %s is right, too`, { timeout: 60_000 }, async (style, replace) => {
    const [entry] = exercisesNamed(name)
    const folder = runsFolder('styles')
    mkdirSync(folder, { recursive: true })
    const path = join(folder, `${name}-${style.replaceAll(' ', '-')}.ts`)
    writeFileSync(path, wrongFile(readFileSync(exerciseFiles(entry).solution, 'utf8'), { why: '', replace }))
    const results = await judge(await loadChecks(entry), await loadModule(path))
    expect(results.filter(({ status }) => status !== 'pass')).toEqual([])
  })
