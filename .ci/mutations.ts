import { spawn, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../chapters/book/root.ts'
import { Random } from '../lib/random/random.ts'
import { equivalent } from './equivalent-mutants.ts'
import { mutantsOf, withMutant, type Mutant } from './mutants.ts'

/**
 * Do the tests of the engine notice a fault? Small faults are planted one by one in a copy of the repository, and its
 * tests run until one fails. What no test notices is listed: code that could be wrong without anybody knowing.
 */
const most = 0.03

interface Verdict {
  mutant: Mutant
  /** which tests noticed it; undefined when none did */
  noticedBy: string | undefined
}

interface Stage {
  name: string
  args: string[]
}

/**
 * The tests nearest to a file first, because most faults fall to them within seconds. Of the slow tests only those of its
 * folder, and for what computes those of the sets of kernels.
 */
function stages(path: string, tests: readonly string[], fast: boolean): Stage[] {
  const [slow, quick] = [tests.filter(isSlow), tests.filter((test) => !isSlow(test))]
  const own = path ? quick.filter((test) => basename(test).includes(basename(path, '.ts'))) : []
  const near = quick.filter((test) => dirname(test) === dirname(path) && !own.includes(test))
  const computes = /^lib\/(kernels|wasm|conformance|ops|storage|shape)\//.test(path)
  const far = slow.filter((test) => dirname(test) === dirname(path) || (computes && /\/(sets|arena)\.slow/.test(test)))
  return [
    { name: 'own', args: own },
    { name: 'near', args: near },
    // Each file of tests anew in a world of its own takes twice as long, and the tests of lib/ do not need it.
    { name: 'engine', args: ['--no-isolate', 'lib'] },
    { name: 'everything', args: ['site', 'chapters', '.ci'] },
    { name: 'slow', args: fast || far.length === 0 ? [] : ['--config', '.ci/vitest.slow.ts', ...far] },
  ].filter(({ args }) => args.length > 0)
}

const isSlow = (test: string): boolean => test.endsWith('.slow.test.ts')

/** Does a test fail, or not come to an end? What fails is run once more, alone: a busy machine is no test. */
async function notices(copy: string, args: readonly string[]): Promise<boolean> {
  const failing = await failingFiles(copy, args)
  if (failing === undefined) return false
  if (failing.length === 0) return true
  const config = args.slice(0, args.indexOf('--config') + 2 * Number(args.includes('--config')))
  return (await failingFiles(copy, [...config, ...failing])) !== undefined
}

/** The files whose tests fail, none of them named when the run did not come to an end; undefined when all is well. */
function failingFiles(copy: string, args: readonly string[]): Promise<string[] | undefined> {
  const bin = join('node_modules', 'vitest', 'vitest.mjs')
  return new Promise((done) => {
    let printed = ''
    const child = spawn(process.execPath, [bin, 'run', '--bail', '1', '--maxWorkers', '1', ...args], {
      cwd: copy,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
      // A fault may loop for ever, and then so do the children of its tests: all are ended together.
      detached: true,
    })
    const clock = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 600_000)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += String(data)))
    child.on('close', (code) => {
      clearTimeout(clock)
      const failed = [...printed.matchAll(/^ *FAIL +(\S+\.test\.ts)/gm)].map(([, file]) => file)
      done(code === 0 ? undefined : [...new Set(failed)])
    })
  })
}

async function judge(copy: string, mutant: Mutant, tests: readonly string[], fast: boolean): Promise<Verdict> {
  const place = join(copy, mutant.path)
  const text = readFileSync(place, 'utf8')
  writeFileSync(place, withMutant(text, mutant))
  try {
    for (const { name, args } of stages(mutant.path, tests, fast))
      if (await notices(copy, args)) return { mutant, noticedBy: name }
    return { mutant, noticedBy: undefined }
  } finally {
    writeFileSync(place, text)
  }
}

function trackedFiles(): string[] {
  return execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
}

/** The repository as it is now, in a folder that may be broken. */
function copyOfRepository(files: readonly string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'chalkgrad-mutations-'))
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  return copy
}

/** Is it the engine's source, and not a test, a helper of tests, or AssemblyScript, which only `npm run wasm` reads? */
function isEngine(path: string): boolean {
  return (
    path.startsWith('lib/') &&
    path.endsWith('.ts') &&
    !/\.(test|fixture)\.ts$|-child\.ts$|-fake\.ts$/.test(path) &&
    !path.startsWith('lib/wasm/assembly/')
  )
}

function describe({ path, line, before, after }: Mutant): string {
  const source = readFileSync(join(root, path), 'utf8').split('\n')[line - 1].trim()
  return `${path}:${line}  ${before.slice(0, 40)} → ${after.slice(0, 44)}   in  ${source.slice(0, 90)}`
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      jobs: { type: 'string', default: '2' },
      in: { type: 'string', default: 'lib/' },
      // Leaves out the slow tests, which cost minutes for every fault that nothing else notices.
      fast: { type: 'boolean', default: false },
    },
  })
  const files = trackedFiles()
  const tests = files.filter((path) => path.startsWith('lib/') && path.endsWith('.test.ts'))
  const all = files
    .filter((path) => isEngine(path) && path.startsWith(values.in))
    .flatMap((path) => mutantsOf(path, readFileSync(join(root, path), 'utf8')))
    .filter((mutant) => !equivalent(mutant, readFileSync(join(root, mutant.path), 'utf8')))
  const order = new Random(Number(values.seed)).permutation(all.length)
  const chosen = [...order.subarray(0, Number(values.count))].map((at) => all[at])
  const copies = Array.from({ length: Number(values.jobs) }, () => copyOfRepository(files))
  const survivors: Mutant[] = []
  try {
    // Tests that fail without a fault would notice every fault.
    for (const { name, args } of stages('', tests, true))
      if (copies[0] && (await failingFiles(copies[0], args)) !== undefined)
        throw new Error(`the tests '${name}' fail before anything is changed: mend them first`)
    const waiting = [...chosen]
    await Promise.all(
      copies.map(async (copy) => {
        for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
          const { noticedBy } = await judge(copy, mutant, tests, values.fast)
          if (noticedBy === undefined) survivors.push(mutant)
          const done = `${chosen.length - waiting.length} of ${chosen.length}`
          console.log(
            `${done}  ${noticedBy ?? 'SURVIVES'}  ${noticedBy ? `${mutant.path}:${mutant.line}` : describe(mutant)}`,
          )
        }
      }),
    )
  } finally {
    for (const copy of copies) rmSync(copy, { recursive: true, force: true })
  }
  for (const mutant of survivors) console.log(describe(mutant))
  const share = survivors.length / chosen.length
  console.log(
    `mutations: ${survivors.length} of ${chosen.length} survive (${(100 * share).toFixed(1)} %), seed ${values.seed}`,
  )
  if (share > most) process.exitCode = 1
}

await main()
