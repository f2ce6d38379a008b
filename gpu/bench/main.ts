// Measures on the GPU: `npm run gpu:bench`. Without --part it runs all parts and writes results/<device>.json.
// Options: --part ladder|memory|operations|small|once (each kernel one time, for a profiler), --json <file> for one part; --size, --elements for a trial on the emulator.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Kernels } from '../launch/kernels.ts'
import { openDevice } from '../src/device.ts'
import { home } from '../tools/paths.ts'
import { ladder, matmulOnce, printLadder } from './ladder.ts'
import { memoryBound, memoryOnce } from './memory-bound.ts'
import { mergeResults } from './merge.ts'
import { operations } from './operations.ts'
import { small } from './small.ts'

const options = {
  part: { type: 'string' },
  json: { type: 'string' },
  size: { type: 'string', default: '4096' },
  elements: { type: 'string', default: String(2 ** 26) },
  seconds: { type: 'string', default: '0.2' },
} as const
const { part, json, ...rest } = parseArgs({ options }).values
const [size, elements, seconds] = [Number(rest.size), Number(rest.elements), Number(rest.seconds)]

using device = openDevice()
const kernels = new Kernels(device)
const results: Record<string, unknown> = {
  device: device.name,
  computeCapability: device.computeCapability,
  cuda: device.cudaVersion,
  node: process.version,
  size,
  elements,
}
const save = (): void => {
  if (json) writeFileSync(json, JSON.stringify(results))
}
console.log(`${device.name}, compute capability ${device.computeCapability}, CUDA ${device.cudaVersion}`)
if (part === undefined || part === 'ladder') {
  const rungs = ladder(kernels, size, console.log, seconds)
  results.ladder = rungs
  printLadder(rungs, console.log)
  save()
}
if (part === undefined || part === 'memory') {
  results.memory = memoryBound(kernels, elements, console.log, seconds / 2)
  save()
}
if (part === undefined || part === 'operations') {
  results.operations = operations(kernels, 4096 / size)
  console.log(JSON.stringify(results.operations, null, 1))
  save()
}
if (part === undefined || part === 'small') {
  results.small = small(
    kernels,
    [size / 8, size / 4, size / 2, size * 2].filter((n) => n >= 16 && n <= 8192),
  )
  console.log(JSON.stringify(results.small, null, 1))
  save()
}
if (part === 'once') {
  matmulOnce(kernels, size)
  memoryOnce(kernels, elements)
}
if (part === undefined) {
  const file = join(home, 'results', `${device.name.replaceAll(/[^\w.-]+/g, '-')}.json`)
  mkdirSync(join(home, 'results'), { recursive: true })
  writeFileSync(file, `${JSON.stringify(mergeResults([results]), null, 2)}\n`)
  console.log(`written: ${file}`)
}
