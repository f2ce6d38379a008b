// Checks every kernel on the device that CUDA_DRIVER names (default: the GPU) against float64, and ends with an error if one
// is wrong: `npm run gpu:check`. Options: --json <file>, --only <text in the name>.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Kernels } from '../launch/kernels.ts'
import { openDevice } from '../src/device.ts'
import { runCase } from './case.ts'
import { cases } from './index.ts'

const { json, only = '' } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } }).values

// No pool: a sanitizer sees where a buffer ends only if the driver gave it out.
const device = openDevice({ pool: false })
const kernels = new Kernels(device)
console.log(
  `${device.name}, compute capability ${device.computeCapability}, CUDA ${device.cudaVersion}, ${device.driver.path}`,
)
const outcomes = cases.filter(({ name }) => name.includes(only)).flatMap((each) => runCase(kernels, each))
for (const { what, error, tolerance, passed } of outcomes)
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${what.padEnd(72)} ${error.toExponential(1)} of ${tolerance}`)
const untried = kernels.all.filter(({ launches }) => launches === 0).map(({ name }) => name)
if (untried.length > 0 && only === '') console.log(`FAILED never launched: ${untried.join(', ')}`)
const failed = outcomes.filter(({ passed }) => !passed).length + (only === '' ? untried.length : 0)
const { buffers, bytes } = device.memory.usage
if (buffers > 0) console.log(`FAILED ${buffers} buffers (${bytes} bytes) were not given back`)
console.log(`${outcomes.length - failed} comparisons of ${kernels.all.length} kernels passed, ${failed} failed`)
if (json)
  writeFileSync(
    json,
    JSON.stringify({
      device: device.name,
      computeCapability: device.computeCapability,
      cuda: device.cudaVersion,
      kernels: kernels.all.map((kernel) => ({ name: kernel.name, ...kernel.resources })),
      passed: outcomes.length - failed,
      failed,
      untried,
      outcomes,
    }),
  )
process.exitCode = failed > 0 || buffers > 0 ? 1 : 0
