// Compiles assembly/ to the four .wasm files beside it: `npm run wasm`. The compiler is
// fetched for this alone; the results are committed. `npm run wasm -- --check` compiles
// again and compares: what is committed must come from the source beside it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const compiler = 'assemblyscript@0.28.20'

// prettier-ignore
const common = [
  '-O3', '--noAssert', '--runtime', 'stub', '--importMemory',
  '--enable', 'simd', '--enable', 'bulk-memory', '--noColors', '--disableWarning',
]
/** Multiplies and adds in one instruction, on engines with relaxed SIMD. */
const fma = ['--enable', 'relaxed-simd']
/** For memory that threads share. A module takes one kind of memory only. */
// prettier-ignore
const shared = ['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536']

/** One source, four builds; features.ts says which runs where. */
const builds: Record<string, readonly string[]> = {
  'kernels.wasm': [],
  'kernels-fma.wasm': fma,
  'kernels-shared.wasm': shared,
  'kernels-shared-fma.wasm': [...shared, ...fma],
}

/** Runs the compiler through npm, which is started as the script that it is, so that no platform's shell matters. */
function compile(out: string, options: readonly string[]): void {
  const npm = process.env.npm_execpath
  if (npm === undefined) throw new Error('start it with `npm run wasm`')
  const exec = ['exec', '--yes', '--loglevel=error', `--package=${compiler}`, '--', 'asc']
  const args = [here('assembly/index.ts'), '-o', out, ...common, ...options]
  const { status, stderr } = spawnSync(process.execPath, [npm, ...exec, ...args], {
    encoding: 'utf8',
  })
  if (status === 0) return
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network|ENOTCACHED/.test(
    stderr,
  )
  throw new Error(
    offline
      ? `the compiler ${compiler} could not be fetched, and it is not in npm's cache: without a network this cannot be checked\n${stderr}`
      : `the assembly did not compile\n${stderr}`,
  )
}

/** Compiles into a folder of its own and compares byte for byte. */
function check(): void {
  const folder = mkdtempSync(join(tmpdir(), 'chalkgrad-wasm-'))
  try {
    for (const [name, options] of Object.entries(builds)) {
      const out = join(folder, name)
      compile(out, options)
      if (!readFileSync(out).equals(readFileSync(here(name)))) {
        console.error(
          `lib/wasm/${name} is not what lib/wasm/assembly compiles to: run \`npm run wasm\` and commit`,
        )
        process.exitCode = 1
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (process.exitCode !== 1)
    console.log(`${Object.keys(builds).length} compiled files are as committed`)
}

try {
  if (process.argv.includes('--check')) check()
  else for (const [name, options] of Object.entries(builds)) compile(here(name), options)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
