// Compiles kernels/*.cu to ptx/*.ptx, which are committed, so that readers need a driver and no compiler:
// `npm run gpu:build`. With --check it compiles again and compares; where nvcc is missing it compares fingerprints only.
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSignatures } from '../src/ptx.ts'
import { kernelFiles, kernelFolder, ptxFolder } from './paths.ts'
import { has, inParallel, run } from './run.ts'

/** What the PTX was made of, so that a stale file is noticed without a compiler. */
interface Lock {
  compiler: string
  sources: Record<string, string>
}

const lockFile = join(ptxFolder, 'lock.json')
/** GPUs for which the PTX is assembled, as a check: the oldest that it is for, and newer ones. */
const targets = ['75', '80', '90', '120']

/** The compute capability that a file needs; it says so itself where it needs more than all others. */
export function architectureOf(source: string): string {
  return /^\/\/ architecture: (compute_\d+)$/m.exec(source)?.[1] ?? 'compute_75'
}

/** Everything that a kernel file is made of: itself and the headers of its folder. */
function fingerprint(name: string): string {
  const headers = readdirSync(kernelFolder).filter((file) => file.endsWith('.cuh'))
  const hash = createHash('sha256')
  for (const file of [`${name}.cu`, ...headers.sort()]) hash.update(readFileSync(join(kernelFolder, file)))
  return hash.digest('hex')
}

/** PTX of one file. */
async function compile(name: string, folder: string): Promise<string> {
  const source = join(kernelFolder, `${name}.cu`)
  const out = join(folder, `${name}.ptx`)
  const architecture = architectureOf(readFileSync(source, 'utf8'))
  await run('nvcc', ['-ptx', `-arch=${architecture}`, '-std=c++17', source, '-o', out])
  // The compiler names its own version of PTX, which older drivers refuse (CUDA_ERROR_UNSUPPORTED_PTX_VERSION). Nothing here
  // is newer than 7.0, CUDA 11.0; if it were, ptxas would refuse it below.
  // And it puts a hash of the folder into the names of what a file keeps to itself: the same PTX must come out anywhere.
  return readFileSync(out, 'utf8')
    .replace(/^\.version .*$/m, '.version 7.0')
    .replace(/_INTERNAL_[0-9a-f]{8}_/g, '_INTERNAL_00000000_')
}

interface Resources {
  kernel: string
  target: string
  registers: number
  spilled: number
  shared: number
}

/** Assembles PTX for several GPUs, and reads what the assembler says of registers and memory. */
async function assemble(name: string, folder: string): Promise<Resources[]> {
  const ptx = join(folder, `${name}.ptx`)
  const oldest = /^\.target sm_(\d+)/m.exec(readFileSync(ptx, 'utf8'))?.[1] ?? '75'
  const rows: Resources[] = []
  for (const target of targets.filter((target) => Number(target) >= Number(oldest))) {
    const text = await run('ptxas', ['-v', `-arch=sm_${target}`, ptx, '-o', join(folder, `${name}.cubin`)])
    for (const part of text.split('Compiling entry function ').slice(1)) {
      const number = (pattern: RegExp): number => Number(pattern.exec(part)?.[1] ?? 0)
      rows.push({
        kernel: part.slice(1, part.indexOf("'", 1)),
        target: `sm_${target}`,
        registers: number(/Used (\d+) registers/),
        spilled: number(/(\d+) bytes spill stores/) + number(/(\d+) bytes spill loads/),
        shared: number(/(\d+) bytes smem/),
      })
    }
  }
  return rows
}

function printResources(rows: readonly Resources[]): void {
  console.log(
    `${'kernel'.padEnd(32)}registers on ${targets.map((target) => `sm_${target}`.padStart(7)).join('')}   shared`,
  )
  for (const kernel of new Set(rows.map(({ kernel }) => kernel))) {
    const own = rows.filter((row) => row.kernel === kernel)
    const registers = targets.map((target) =>
      String(own.find((row) => row.target === `sm_${target}`)?.registers ?? '').padStart(7),
    )
    console.log(`${kernel.padEnd(45)}${registers.join('')}${String(Math.max(...own.map((r) => r.shared))).padStart(9)}`)
  }
}

async function build(check: boolean): Promise<void> {
  const names = kernelFiles()
  const lock = existsSync(lockFile) ? (JSON.parse(readFileSync(lockFile, 'utf8')) as Lock) : undefined
  const sources = Object.fromEntries(names.map((name) => [name, fingerprint(name)]))
  const stale = names.filter(
    (name) => lock?.sources[name] !== sources[name] || !existsSync(join(ptxFolder, `${name}.ptx`)),
  )
  if (check && stale.length > 0)
    throw new Error(`ptx/ is older than kernels/ (${stale.join(', ')}): run \`npm run gpu:build\` and commit`)
  if (!has('nvcc')) {
    if (!check) throw new Error('nvcc is not on the path: it comes with the CUDA toolkit')
    console.log('NOT CHECKED: nvcc is not on the path, so the kernels were not compiled again (fingerprints are right)')
    return
  }
  const compiler = /V([\d.]+)/.exec(await run('nvcc', ['--version']))?.[1] ?? 'unknown'
  const folder = mkdtempSync(join(tmpdir(), 'ptx-'))
  try {
    const built = check ? names : process.argv.includes('--all') ? names : stale
    const texts = await inParallel(built, 2, (name) => compile(name, folder))
    built.forEach((name, i) => {
      writeFileSync(join(folder, `${name}.ptx`), texts[i])
      if (check && compiler === lock?.compiler && texts[i] !== readFileSync(join(ptxFolder, `${name}.ptx`), 'utf8'))
        throw new Error(
          `ptx/${name}.ptx is not what kernels/${name}.cu compiles to: run \`npm run gpu:build\` and commit`,
        )
    })
    if (check && compiler !== lock?.compiler)
      console.log(`NOT COMPARED: ptx/ was made by nvcc ${lock?.compiler}, here is ${compiler}`)
    const rows = (await inParallel(built, 2, (name) => assemble(name, folder))).flat()
    if (rows.length > 0) printResources(rows)
    const spilling = rows.filter(({ spilled }) => spilled > 0)
    if (spilling.length > 0)
      throw new Error(`registers are spilled: ${spilling.map((r) => `${r.kernel} on ${r.target}`).join(', ')}`)
    if (check) {
      console.log(
        `${names.length} files are as committed, ${new Set(rows.map((r) => r.kernel)).size} kernels, 0 spills`,
      )
      return
    }
    for (const [i, name] of built.entries()) writeFileSync(join(ptxFolder, `${name}.ptx`), texts[i])
    writeFileSync(lockFile, `${JSON.stringify({ compiler, sources } satisfies Lock, null, 2)}\n`)
    const count = names.reduce(
      (sum, name) => sum + readSignatures(readFileSync(join(ptxFolder, `${name}.ptx`), 'utf8')).size,
      0,
    )
    console.log(`${names.length} files, ${count} kernels; compiled now: ${built.join(', ') || 'none'}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.filename === process.argv[1])
  try {
    await build(process.argv.includes('--check'))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
