import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Peer } from './adapter.ts'
import type { Answer, Request } from './child.ts'
import { engineStart, engineStarts, measureStart, peerStart } from './imports.ts'
import { install } from './install.ts'
import { pythonWith } from './python.ts'
import type { Work } from './works.ts'

/** One line of a table to be: a peer that can be measured, or why it cannot. */
export interface Row {
  name: string
  title: string
  note?: string
  measure: (() => Promise<Answer>) | string
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** A process that takes longer is stopped. */
const LIMIT = 180_000

/** Who is measured in a work. Installs what is missing. */
export async function rowsOf(
  work: Work,
  peers: readonly Peer[],
  seconds: number,
): Promise<Row[]> {
  if (work.kind === 'import') return importRows(peers)
  return peers.map((peer) => {
    const { name, title } = peer
    const note = peer.notes?.[work.kind]
    const lacking = install(peer.packages)
    if (lacking !== undefined) return { name, title, measure: lacking }
    // A training step is a lot of code to compile, and what the works are about.
    const whole = work.kind === 'train' ? 4 * seconds : seconds
    const warmUp = work.kind === 'train' ? whole : seconds / 2
    const request: Request = { peer, work, seconds: whole, warmUp }
    if (peer.python === undefined) {
      const args = ['--import', tsx, file('child.ts'), JSON.stringify(request)]
      return { name, title, note, measure: () => measureIn(process.execPath, args, peer) }
    }
    const python = pythonWith(peer.python)
    if (python === undefined) return { name, title, measure: noPython(peer) }
    const args = [file('adapters/python.py'), JSON.stringify(request)]
    return { name, title, measure: () => measureIn(python, args, peer) }
  })
}

function noPython({ python = '' }: Peer): string {
  return `no Python here has the module ${python}: install it (Debian: apt-get install python3-${python}) or set CHALKGRAD_PYTHON`
}

async function importRows(peers: readonly Peer[]): Promise<Row[]> {
  const own = await Promise.all(
    Object.entries(engineStarts).map(async ([name, title]): Promise<Row> => {
      const start = await engineStart(name)
      return { name, title, measure: async () => measureStart(start, '') }
    }),
  )
  const others = peers.flatMap((peer): Row[] => {
    const { name, title } = peer
    if (peer.importing === undefined) return []
    const lacking = install(peer.packages)
    const start = peerStart(peer)
    if (lacking !== undefined || start === undefined)
      return [{ name, title, measure: lacking ?? noPython(peer) }]
    return [{ name, title, measure: async () => measureStart(start, '') }]
  })
  return [...own, ...others]
}

/** Starts a process that measures, with the peer's number of threads in its environment. */
function measureIn(command: string, args: readonly string[], peer: Peer): Promise<Answer> {
  const env = {
    ...process.env,
    CHALKGRAD_THREADS: String(peer.threads),
    CHALKGRAD_KERNELS: '',
  }
  return new Promise((done) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let [output, errors] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    const clock = setTimeout(() => child.kill('SIGKILL'), LIMIT)
    const failed = (why: string): void => done({ why, version: '' })
    child.on('error', (error) => failed(error.message))
    child.on('close', (_, signal) => {
      clearTimeout(clock)
      const line = output.split('\n').find((line) => line.startsWith('RESULT '))
      if (line !== undefined) return done(JSON.parse(line.slice(7)) as Answer)
      failed(signal === null ? reason(errors) : `stopped after ${LIMIT / 1000} s`)
    })
  })
}

/** The line of a stack that says what went wrong. */
function reason(errors: string): string {
  const lines = errors.trim().split('\n')
  return (lines.find((line) => /^\s*\w*Error\b.*:/.test(line)) ?? lines.at(-1) ?? '').trim()
}
