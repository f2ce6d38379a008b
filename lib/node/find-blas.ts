import { join } from 'node:path'
import { threadCount } from '../wasm/thread-count.ts'
import { openLibrary, type Blas } from './blas-library.ts'
import { vendors } from './blas-vendors.ts'
import { firstLine, requireKoffi, type Koffi } from './koffi.ts'

/** Why there is none, and what to do about it. */
export interface NoBlas {
  why: string
  advice: string
}

const install: Partial<Record<NodeJS.Platform, string>> = {
  linux:
    'install OpenBLAS: on Debian or Ubuntu `apt-get install libopenblas0`, on Fedora `dnf install openblas`, on Arch `pacman -S openblas`',
  darwin: 'macOS comes with Accelerate; failing that, `brew install openblas`',
  win32:
    'unpack a release of OpenBLAS (https://github.com/OpenMathLib/OpenBLAS/releases) and name the file: CHALKGRAD_BLAS=C:\\…\\libopenblas.dll',
}

/** What findBlas looks at, so that a test can give it another machine. */
export interface Surroundings {
  env?: NodeJS.ProcessEnv
  platform?: NodeJS.Platform
  koffi?: () => Koffi
}

/** Opens the fastest BLAS of the machine; the one that CHALKGRAD_BLAS names, if it is set. */
export function findBlas({
  env = process.env,
  platform = process.platform,
  koffi = requireKoffi,
}: Surroundings = {}): Blas | NoBlas {
  let door: Koffi
  try {
    door = koffi()
  } catch (error) {
    const why = `the package koffi, which calls libraries written in C, does not load (${firstLine(error)})`
    return { why, advice: 'run `npm install` without --omit=optional' }
  }
  const named = env.CHALKGRAD_BLAS
  if (named) {
    const found = openLibrary(door, named, platform, threadCount(env))
    return typeof found === 'string'
      ? { why: `CHALKGRAD_BLAS names ${named}, but ${found}`, advice: advice(platform) }
      : found
  }
  const wrong: string[] = []
  for (const file of vendors.flatMap(({ files }) => files[platform] ?? [])) {
    for (const place of [file, ...besideConda(file, platform, env)]) {
      const found = openLibrary(door, place, platform, threadCount(env))
      if (typeof found !== 'string') return found
      if (!found.startsWith('it does not load')) wrong.push(`${place}: ${found}`)
    }
  }
  const names = vendors.filter(({ files }) => files[platform]).map(({ name }) => name)
  const why = `no fast BLAS library was found${names.length > 0 ? `, neither ${names.join(' nor ')}` : ''}`
  return { why: [why, ...wrong].join('; '), advice: advice(platform) }
}

function advice(platform: NodeJS.Platform): string {
  return install[platform] ?? 'install OpenBLAS and name its file: CHALKGRAD_BLAS=<path>'
}

function besideConda(
  file: string,
  platform: NodeJS.Platform,
  { CONDA_PREFIX }: NodeJS.ProcessEnv,
): string[] {
  if (!CONDA_PREFIX || file.startsWith('/')) return []
  return [
    join(CONDA_PREFIX, ...(platform === 'win32' ? ['Library', 'bin'] : ['lib']), file),
  ]
}
