// Compiles assembly/ to kernels.wasm: `npm run wasm`. The compiler is fetched for this
// alone; the result is committed.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const compiler = 'assemblyscript@0.28.20'

/**
 * Compiles to `out`. npm is started as the script that it is, so that no platform's shell
 * matters.
 */
function compile(out: string): void {
  const options = [
    '-O3',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--enable',
    'bulk-memory',
    '--importMemory',
  ]
  const args = [
    'exec',
    '--yes',
    `--package=${compiler}`,
    '--',
    'asc',
    here('assembly/index.ts'),
    '-o',
    out,
    ...options,
  ]
  const npm = process.env.npm_execpath
  if (npm === undefined) throw new Error('start it with `npm run wasm`')
  const { status } = spawnSync(
    process.execPath,
    [npm, ...args, '--noColors', '--disableWarning'],
    {
      stdio: 'inherit',
    },
  )
  if (status !== 0) throw new Error('the assembly did not compile')
}

compile(process.argv[2] ?? here('kernels.wasm'))
