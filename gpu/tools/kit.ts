// Packs all that a GPU server needs to check and to measure the kernels: `npm run gpu:kit` writes .gpukit/kit.tgz. Such a
// server often has a driver and nothing else, so the kit brings Node, koffi, the programs and the PTX. It runs on x86-64 Linux with glibc
// from 2.28 on. On the server: mkdir kit && tar xzf kit.tgz -C kit && bash kit/run.sh
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { build } from 'vite'
import { home, kernelFolder, ptxFolder } from './paths.ts'
import { has, run } from './run.ts'

const root = join(home, '..')
const out = join(root, '.gpukit')
const platform = 'linux-x64'

async function pack(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('the kit holds this machine’s own Node, so it can be packed on x86-64 Linux only')
  const work = mkdtempSync(join(tmpdir(), 'gpukit-'))
  try {
    await bundle(join(work, 'app', 'dist'))
    cpSync(ptxFolder, join(work, 'app', 'ptx'), { recursive: true })
    cpSync(kernelFolder, join(work, 'app', 'kernels'), { recursive: true })
    copyKoffi(join(work, 'app', 'node_modules'))
    mkdirSync(join(work, 'bin'))
    copyFileSync(await strippedNode(), join(work, 'bin', 'node'))
    chmodSync(join(work, 'bin', 'node'), 0o755)
    for (const file of ['run.sh', 'part.sh']) copyFileSync(join(home, 'tools', file), join(work, file))
    copyFileSync(join(home, 'bench', 'peers.py'), join(work, 'peers.py'))
    const kit = join(out, 'kit.tgz')
    await run('tar', ['-C', work, '-czf', kit, 'app', 'bin', 'run.sh', 'part.sh', 'peers.py'])
    console.log(`${kit}: ${(statSync(kit).size / 2 ** 20).toFixed(1)} MiB`)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The programs, each one file with all that it imports; koffi stays outside, it is loaded when a device is opened. */
async function bundle(folder: string): Promise<void> {
  const entries = {
    check: join(home, 'checks', 'main.ts'),
    bench: join(home, 'bench', 'main.ts'),
    merge: join(home, 'bench', 'merge-main.ts'),
  }
  await build({
    root: home,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: entries,
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'shared-[hash].mjs' },
      },
    },
  })
}

/** The package, its JavaScript and the one binary for the server. */
function copyKoffi(folder: string): void {
  const package_ = dirname(createRequire(import.meta.url).resolve('koffi'))
  const skipped = ['vendor', 'doc', 'cnoke.cjs'].map((name) => join(package_, name))
  cpSync(package_, join(folder, 'koffi'), {
    recursive: true,
    filter: (path) =>
      !skipped.includes(path) && (statSync(path).isDirectory() || /(\.c?js|package\.json|LICENSE.*)$/.test(path)),
  })
  const binary = join(package_, '..', '@koromix', `koffi-${platform}`)
  if (!existsSync(binary)) throw new Error(`${binary} is missing: npm install without --omit=optional`)
  const skip = `musl_${platform.split('-')[1]}`
  cpSync(binary, join(folder, '@koromix', `koffi-${platform}`), {
    recursive: true,
    filter: (path) => !path.includes(skip),
  })
}

/** This Node without its symbols, which are an eighth of it. It is made once and kept. */
async function strippedNode(): Promise<string> {
  const kept = join(out, `node-${process.version}`)
  if (existsSync(kept)) return kept
  mkdirSync(out, { recursive: true })
  copyFileSync(process.execPath, kept)
  if (has('strip')) await run('strip', [kept])
  return kept
}

await pack()
