import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../../book/root.ts'
import { versions } from './versions.ts'

/** The folder of a peer's packages, below one that git ignores. */
export function peerFolder(packages: readonly string[]): string {
  return join(root, '.peers', packages[0].replace(/^@/, '').replaceAll('/', '-'))
}

/** Loads packages as a program in the peer's folder would. */
export function peerRequire(packages: readonly string[]): NodeJS.Require {
  return createRequire(join(peerFolder(packages), 'index.js'))
}

/**
 * Fetches packages in the versions of versions.ts, unless they are there. Their install
 * scripts do not run. Returns why it failed, or undefined.
 */
export function install(packages: readonly string[]): string | undefined {
  if (packages.length === 0) return undefined
  const folder = peerFolder(packages)
  if (!tried.has(folder)) tried.set(folder, fetch(folder, packages))
  return tried.get(folder)
}

const tried = new Map<string, string | undefined>()

function fetch(folder: string, packages: readonly string[]): string | undefined {
  const missing = packages.filter((name) => installed(folder, name) !== versions[name])
  if (missing.length === 0) return undefined
  mkdirSync(folder, { recursive: true })
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n')
  const npm = process.env.npm_execpath
  if (npm === undefined) return 'not installed: start the bench as `npm run bench`'
  const wanted = packages.map((name) => `${name}@${versions[name]}`)
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      npm,
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--save-exact',
      ...wanted,
    ],
    { cwd: folder, encoding: 'utf8', env: outside() },
  )
  if (status === 0) return undefined
  const line = stderr.split('\n').find((line) => /^npm (error|ERR!)/.test(line))
  return `not installed: ${line ?? 'npm failed'}`
}

/** npm inside of `npm run` would take this project's settings for those of the peer. */
function outside(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => name !== 'npm_config_local_prefix',
  )
  return Object.fromEntries(entries)
}

/** The version of a peer that was loaded. */
export function peerVersion([name, ...rest]: readonly string[]): string {
  return installed(peerFolder([name, ...rest]), name) ?? 'unknown'
}

function installed(folder: string, name: string): string | undefined {
  try {
    const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')
    return (JSON.parse(text) as { version: string }).version
  } catch {
    return undefined
  }
}
