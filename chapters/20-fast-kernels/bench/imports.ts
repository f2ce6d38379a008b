import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from '../../book/root.ts'
import type { Peer } from './adapter.ts'
import type { Answer } from './child.ts'
import { peerFolder } from './install.ts'
import { median } from './measure.ts'
import { pythonWith } from './python.ts'

/** A program that loads a library and ends, and the same program without the library. */
interface Start {
  command: string
  loading: readonly string[]
  empty: readonly string[]
  cwd: string
}

/** The two ways to load this engine: as one file, and from its sources. */
export const engineStarts: Record<string, string> = {
  bundle: 'Chalkgrad, as one file',
  tsx: 'Chalkgrad, its sources by tsx',
}

/** Builds what is to be started; called once. */
export async function engineStart(name: string): Promise<Start> {
  const folder = join(root, '.peers', 'chalkgrad')
  mkdirSync(folder, { recursive: true })
  const entry = fileURLToPath(new URL('../../../lib/index.ts', import.meta.url))
  if (name === 'tsx') {
    const [full, empty] = [join(folder, 'full.ts'), join(folder, 'empty.ts')]
    writeFileSync(full, `import ${JSON.stringify(pathToFileURL(entry).href)}\n`)
    writeFileSync(empty, 'export {}\n')
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
    const start = (file: string) => ['--import', tsx, file]
    return {
      command: process.execPath,
      loading: start(full),
      empty: start(empty),
      cwd: root,
    }
  }
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      lib: { entry, formats: ['es'], fileName: () => 'bundle.mjs' },
    },
  })
  writeFileSync(join(folder, 'empty.mjs'), '')
  return {
    command: process.execPath,
    loading: ['bundle.mjs'],
    empty: ['empty.mjs'],
    cwd: folder,
  }
}

/** How a peer is loaded; undefined when there is nothing to load. */
export function peerStart({ importing, packages, python }: Peer): Start | undefined {
  if (importing === undefined) return undefined
  if (python === undefined) {
    const script = (code: string) => ['--eval', `(async () => { ${code} })()`]
    const cwd = peerFolder(packages)
    return { command: process.execPath, loading: script(importing), empty: script(''), cwd }
  }
  const command = pythonWith(python)
  if (command === undefined) return undefined
  return { command, loading: ['-c', importing], empty: ['-c', ''], cwd: root }
}

/** Milliseconds from start to end of the loading program, less those of the empty one. */
export function measureStart(start: Start, version: string, times = 5): Answer {
  const once = (args: readonly string[]): number => {
    const begin = performance.now()
    const { status, stderr } = spawnSync(start.command, args, {
      cwd: start.cwd,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1))
    return performance.now() - begin
  }
  try {
    const pairs = Array.from(
      { length: times },
      () => once(start.loading) - once(start.empty),
    )
    const [best, worst] = [Math.min(...pairs), Math.max(...pairs)]
    return { ms: median(pairs), best, worst, losses: [], version }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error), version }
  }
}
