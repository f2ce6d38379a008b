import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import pc from 'picocolors'
import { isMain, main } from '../chapters/book/main.ts'
import { root } from '../chapters/book/root.ts'
import { ArgumentError } from '../lib/errors.ts'
import { didYouMean } from '../lib/suggest.ts'

/** One check: a name, and the commands that it runs one after the other, each a list of arguments for Node. */
export interface Part {
  name: string
  commands: readonly (readonly string[])[]
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const script = (path: string): string[] => ['--import', tsx, path]
const bin = (path: string, ...args: string[]): string[] => [join('node_modules', path), ...args]
const folders = ['lib', 'gpu', 'chapters', 'exercises', 'solutions', 'site', '.ci']

/** All that must hold before a change lands, apart from `npm test`. Long ones first. */
const parts: readonly Part[] = [
  { name: 'site', commands: [npm('site:build'), npm('site:check'), npm('site:test')] },
  { name: 'slow tests', commands: [bin('vitest/vitest.mjs', 'run', '--config', '.ci/vitest.slow.ts')] },
  { name: 'gates', commands: [npm('gates')] },
  { name: 'gpu', commands: [script('gpu/tools/build.ts').concat('--check'), npm('gpu:test')] },
  { name: 'promise', commands: [script('.ci/promise.ts')] },
  { name: 'types', commands: [bin('typescript/bin/tsc', '-p', '.')] },
  { name: 'types of lib, without Node or the page', commands: [bin('typescript/bin/tsc', '-p', 'lib')] },
  { name: 'examples', commands: [script('chapters/book/commands/examples.ts')] },
  { name: 'compiled kernels', commands: [npm('wasm', '--', '--check')] },
  { name: 'format', commands: [bin('prettier/bin/prettier.cjs', '--check', ...folders)] },
  { name: 'imports', commands: [script('.ci/imports.ts')] },
  { name: 'links', commands: [script('.ci/links.ts')] },
  { name: 'lint', commands: [bin('oxlint/bin/oxlint', ...folders)] },
]

/** What takes too long for every change: it runs when it is named, `npm run check -- mutations`. */
const onRequest: readonly Part[] = [{ name: 'mutations', commands: [script('.ci/mutations.ts')] }]

/**
 * All parts without a name, else the named ones.
 * @throws ArgumentError for a name that no part has
 */
export function chosenParts(names: readonly string[]): readonly Part[] {
  if (names.length === 0) return parts
  const all = [...parts, ...onRequest]
  return names.map((name) => {
    const found = all.find((part) => part.name === name)
    if (found) return found
    const known = all.map((part) => part.name)
    throw new ArgumentError(
      `check: there is no part '${name}'.${didYouMean(name, known)} There are: ${known.join(', ')}`,
    )
  })
}

/** The arguments that make Node run `npm run <name>`, whatever the platform's shell. */
function npm(name: string, ...args: string[]): string[] {
  return [process.env.npm_execpath ?? 'npm', 'run', '--silent', name, ...args]
}

/**
 * Runs the parts, two at a time, with a line for each, and all of the output of those that fail.
 * @returns how many failed
 */
export async function check(parts: readonly Part[], cwd: string, print: (text: string) => void): Promise<number> {
  const waiting = [...parts]
  let failed = 0
  const worker = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const start = performance.now()
      let output = ''
      let passed = true
      for (const command of part.commands) {
        const result = await runNode(command, cwd)
        output += result.output
        passed = result.passed
        if (!passed) break
      }
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      const summary = passed ? pc.dim(lastLine(output)) : ''
      print(`${passed ? pc.green('ok    ') : pc.red('FAILED')} ${part.name}, ${seconds} s  ${summary}`.trimEnd())
      for (const left of leftOut(output)) print(pc.yellow(`       ${part.name}: ${left}`))
      if (!passed) print(`${output.trimEnd()}\n`)
      if (!passed) failed++
    }
  }
  await Promise.all([worker(), worker()])
  print(`${parts.length - failed} passed, ${failed} failed`)
  return failed
}

function runNode(args: readonly string[], cwd: string): Promise<{ passed: boolean; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => done({ passed: false, output: String(error) }))
    child.on('close', (code, signal) => {
      if (signal !== null) output += `\nended by ${signal}`
      done({ passed: code === 0, output })
    })
  })
}

/** What a part says that it did not do, because a program is missing here: a line that begins with NOT, in capitals. */
function leftOut(output: string): Set<string> {
  return new Set(stripVTControlCharacters(output).match(/^NOT [A-Z]+: .*$/gm))
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.trim().slice(0, 100) ?? ''
}

if (isMain(import.meta)) {
  if (process.env.npm_execpath === undefined) {
    console.error('run this as: npm run check')
    process.exitCode = 1
  } else {
    await main(async () => {
      if ((await check(chosenParts(process.argv.slice(2)), root, console.log)) > 0) process.exitCode = 1
    })
  }
}
