// Builds the emulator: a shared library that takes the place of the CUDA driver, with the kernels compiled into it for
// the processor. `npm run gpu:emulator` prints where it is; set CUDA_DRIVER to that.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { home, kernelFiles, kernelFolder } from '../tools/paths.ts'
import { inParallel, run } from '../tools/run.ts'

export interface EmulatorOptions {
  /** Watches every access to memory: slower, and it sees races, reads before a write and every access outside. */
  checked?: boolean
  /** The kernel files, as text by name without ending. Default: all of kernels/. */
  sources?: Readonly<Record<string, string>>
}

const emulatorFolder = join(home, 'emulator')
/** Where libraries are kept; git ignores it. */
const folder = join(home, '.emulator')
const common = ['-std=c++17', '-fPIC', '-fvisibility=hidden', '-fno-exceptions', '-fno-rtti', '-fno-strict-aliasing']
const quiet = ['-Wall', '-Wno-unknown-pragmas', '-Wno-unused-function', '-Wno-unused-variable', '-Wno-strict-aliasing']
const fast = ['-O2', '-march=native', '-ffp-contract=fast']
// The calls that this makes g++ insert come to checker.cpp; its own library for them is not used.
const watched = ['-O1', '-march=native', '-ffp-contract=fast', '-fsanitize=thread', '-DEMULATOR_CHECK']

/** @returns the path of the library; it is built only when a source has changed */
export async function buildEmulator({
  checked = false,
  sources = allKernels(),
}: EmulatorOptions = {}): Promise<string> {
  const library = join(folder, `libcuda-${checked ? 'checked-' : ''}${fingerprint(sources, checked)}.so`)
  if (existsSync(library)) return library
  const machine = await buildMachine(checked)
  const work = mkdtempSync(join(folder, 'build-'))
  try {
    const objects = await inParallel(Object.entries(sources), availableParallelism(), ([name, text]) => {
      const source = join(work, `${name}.cu`)
      writeFileSync(source, text)
      return compileKernels(name, source, work, checked)
    })
    const out = join(work, 'library.so')
    await run('g++', ['-shared', '-Wl,-Bsymbolic', '-o', out, machine, ...objects])
    renameSync(out, library)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return library
}

/** What is the same for all kernels: one object file, kept. */
async function buildMachine(checked: boolean): Promise<string> {
  const object = join(folder, `machine-${checked ? 'checked-' : ''}${fingerprint({}, checked)}.o`)
  if (existsSync(object)) return object
  mkdirSync(folder, { recursive: true })
  const work = mkdtempSync(join(folder, 'build-'))
  try {
    // It is not watched: it is the machine, not the program.
    const flags = [...common, ...quiet, '-O2', ...(checked ? ['-DEMULATOR_CHECK'] : [])]
    const names = ['memory', 'scheduler', 'checker', 'cublas', 'driver']
    const parts = await inParallel(names, availableParallelism(), async (name) => {
      const part = join(work, `${name}.o`)
      await run('g++', [...flags, '-c', join(emulatorFolder, `${name}.cpp`), '-o', part])
      return part
    })
    const out = join(work, 'machine.o')
    await run('g++', ['-r', '-nostdlib', '-o', out, ...parts])
    renameSync(out, object)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return object
}

/** One kernel file: its text between the emulator's header and a line for each kernel that makes it known by name. */
async function compileKernels(name: string, source: string, work: string, checked: boolean): Promise<string> {
  const include = (path: string): string => `#include ${JSON.stringify(path)}\n`
  const headers = include(join(emulatorFolder, 'cuda_emulator.h')) + include(join(emulatorFolder, 'wmma_emulator.h'))
  const wrapper = join(work, `${name}.cpp`)
  // In a namespace without a name two files may use the same names, as they may for nvcc.
  const body = `namespace {\n${include(source)}`
  writeFileSync(wrapper, `${headers}${body}}\n`)
  // The file lies elsewhere now, and includes its headers as if it were at its place.
  const paths = ['-I', kernelFolder]
  const expanded = await run('g++', [...common, ...paths, '-DEMULATOR_SCAN', '-E', '-P', wrapper])
  const names = [...expanded.matchAll(/EMULATOR_KERNEL\s+void\s+(\w+)\s*\(/g)].map(([, kernel]) => kernel)
  const register = names.map((kernel) => `EMULATOR_REGISTER(${kernel})\n`).join('')
  writeFileSync(wrapper, `${headers}${body}${register}}\n`)
  const flags = [...common, ...quiet, ...paths, ...(checked ? watched : fast)]
  const object = join(work, `${name}.o`)
  await run('g++', [...flags, '-c', wrapper, '-o', object])
  return object
}

export function allKernels(): Record<string, string> {
  return Object.fromEntries(kernelFiles().map((name) => [name, readFileSync(join(kernelFolder, `${name}.cu`), 'utf8')]))
}

function fingerprint(sources: Readonly<Record<string, string>>, checked: boolean): string {
  const hash = createHash('sha256').update(JSON.stringify([sources, checked, common, fast, watched]))
  for (const place of [emulatorFolder, kernelFolder])
    for (const name of readdirSync(place).sort())
      if (/\.(h|cpp|cuh)$/.test(name)) hash.update(readFileSync(join(place, name)))
  return hash.digest('hex').slice(0, 16)
}

if (import.meta.filename === process.argv[1]) {
  const checked = process.argv.includes('--checked')
  console.log(await buildEmulator({ checked }))
}
