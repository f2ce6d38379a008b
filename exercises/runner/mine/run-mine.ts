import { spawn } from 'node:child_process'
import { root } from '../../../chapters/book/root.ts'
import { kernelsFor } from './kernels.ts'
import { minePieces, piecesTable, replacementsOf } from './pieces.ts'
import { variable } from './redirect.ts'
import type { Replacements } from './redirect.ts'

/**
 * Runs a program on the engine with every solved piece replaced by the reader's own file: checks the pieces, prints
 * which code is whose and which kernels run, then starts `script` in a process that loads them. Returns its exit code.
 */
export async function runMine(script: string, args: readonly string[], kernels?: string): Promise<number> {
  const pieces = await minePieces()
  const { flags, why } = kernelsFor(pieces, kernels)
  console.log(`${piecesTable(pieces)}\n  kernels: ${why}\n${slowness(flags, args)}`)
  return runReplaced(replacementsOf(pieces), script, [...args, ...flags]).then(({ code }) => code)
}

/** The compiled loops rest while a reader's own runs: better to know before the first epoch than after an hour. */
export function slowness(flags: readonly string[], args: readonly string[]): string {
  if (flags.length === 0) return ''
  const few = args.some((arg) => arg.startsWith('--epochs')) ? '' : ' Try fewer epochs first, with --epochs 1.'
  return `  This is slow: your kernel and the loops in TypeScript run in place of the compiled ones, which are up to a hundred times as fast.${few}\n`
}

/** Starts a program with these files in place of the engine's. Its output is shown, or collected with `quiet`. */
export function runReplaced(
  replacements: Replacements,
  script: string,
  args: readonly string[],
  { quiet = false } = {},
): Promise<{ code: number; output: string }> {
  const register = new URL('./register.ts', import.meta.url).href
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--import', register, script, ...args], {
      cwd: root,
      env: { ...process.env, [variable]: JSON.stringify(replacements) },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
