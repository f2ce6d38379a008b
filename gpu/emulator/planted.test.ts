import { beforeAll, describe, expect, test } from 'vitest'
import { runCase } from '../checks/case.ts'
import { cases } from '../checks/index.ts'
import { Kernels } from '../launch/kernels.ts'
import { openDevice } from '../src/device.ts'
import { inParallel } from '../tools/run.ts'
import { allKernels, buildEmulator } from './build.ts'
import { ready } from './device.fixture.ts'
import { planted, type Planted } from './planted.ts'

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

// What the sanitizer of an H200 found: the assembler reads neighbors together, so a row of one score is read as a word of 16 bytes.
test.skipIf(!ready)('shared memory that ends within a word of 16 bytes is reported', async () => {
  using device = openDevice({
    library: await buildEmulator({ checked: true, sources: { attention: allKernels().attention } }),
  })
  const kernel = new Kernels(device, ['attention']).get('attention_naive')
  using numbers = device.upload(new Float32Array([1, 2, 3, 4]))
  using out = device.alloc(16)
  const launch = (shared: number): void =>
    kernel.launch({ grid: 1, block: 128, shared }, [numbers, numbers, numbers, out, 1, 1, 4, 1, 0])
  expect(() => launch(4)).toThrow(
    /out of bounds: reads byte 0 of 4 bytes of dynamic shared memory in a word of 16 bytes/,
  )
  launch(16)
  expect(out.toFloat32()).toEqual(numbers.toFloat32())
})
