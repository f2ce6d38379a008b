import { beforeAll, describe, expect, test } from 'vitest'
import { runCase } from '../checks/case.ts'
import { cases } from '../checks/index.ts'
import { Kernels } from '../launch/kernels.ts'
import { openDevice } from '../src/device.ts'
import { has, inParallel } from '../tools/run.ts'
import { allKernels, buildEmulator } from './build.ts'
import { planted, type Planted } from './planted.ts'

const ready = has('g++')
if (!ready) console.warn('NOT TESTED: g++ is missing, so the emulator cannot be built')

async function build({ file, right, wrong }: Planted): Promise<string> {
  const source = allKernels()[file]
  if (source.split(right).length !== 2) throw new Error(`kernels/${file}.cu holds this not exactly once: ${right}`)
  return buildEmulator({ checked: true, sources: { [file]: source.replace(right, wrong) } })
}

describe.skipIf(!ready)('the emulator and planted mistakes', () => {
  let libraries: string[] = []
  beforeAll(async () => void (libraries = await inParallel(planted, 2, build)))

  test.each(planted.map((mistake, i) => ({ i, ...mistake })))('$what', ({ i, file, cases: part, seen }) => {
    using device = openDevice({ library: libraries[i], pool: false })
    const kernels = new Kernels(device, [file])
    const chosen = cases.filter(({ name }) => name.includes(part))
    expect(chosen).not.toEqual([])
    const faults = chosen
      .flatMap((each) => runCase(kernels, each))
      .filter(({ passed }) => !passed)
      .map(({ what }) => what)
    if (seen === undefined) expect(faults).toEqual([])
    else expect(faults.join('\n')).toMatch(seen)
  })
})
