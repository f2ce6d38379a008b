import { spawn } from 'node:child_process'
import type { ChildProcess, ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from '../../../chapters/book/root.ts'

/** What the runner takes from the engine, itself or through others: of lib/ nothing else is copied, so that it starts at once. */
function neededFromEngine(): string[] {
  const runner = join(root, 'exercises/runner')
  const open = readdirSync(runner, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .map((name) => join(runner, name))
  const seen = new Set(open)
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const imports = readFileSync(path, 'utf8').matchAll(
      /^(?!import type|export type).*\b(?:from |import\()'(\.\S+\.ts|chalkgrad\/[^']+)'/gm,
    )
    for (const [, to] of imports) {
      const own = to.startsWith('chalkgrad/')
      const file = own ? join(root, `lib/${to.slice('chalkgrad/'.length)}.ts`) : join(dirname(path), to)
      // The engine's own state is a stand-in here.
      if (seen.has(file) || file.endsWith('module-state.ts') || !existsSync(file)) continue
      seen.add(file)
      open.push(file)
    }
  }
  return [...seen].map((path) => relative(root, path)).filter((path) => path.startsWith('lib'))
}

/** A small book of its own in a temporary folder, with this runner in it: tests may break it. */
export class TemporaryCopy {
  readonly folder: string
  private readonly parent = realpathSync(mkdtempSync(join(tmpdir(), 'chalkgrad-')))
  private readonly children: ChildProcess[] = []

  /** @param name of the folder that it lies in */
  constructor(files: Record<string, string>, name = 'book') {
    this.folder = join(this.parent, name)
    for (const name of [
      'package.json',
      'tsconfig.json',
      'vitest.config.ts',
      'exercises/runner',
      'chapters/book',
      ...neededFromEngine(),
    ]) {
      cpSync(join(root, name), join(this.folder, name), {
        recursive: true,
        filter: (path) => !path.endsWith('.test.ts'),
      })
    }
    // A junction is a link that Windows allows everyone to make.
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'), 'junction')
    this.write(
      'lib/module-state.ts',
      'export const state: Record<string, unknown> = { recording: true }\nexport const moduleState = () => ({ ...state })\nexport const rememberKernels = () => () => {}\n',
    )
    for (const [name, text] of Object.entries(files)) this.write(name, text)
  }

  write(name: string, text: string): void {
    const path = join(this.folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }

  /** Starts `exercises/runner/commands/<script>` there, as its npm script does. */
  start(
    script: string,
    args: string[] = [],
    env: Record<string, string> = {},
  ): ChildProcessByStdio<null, Readable, Readable> {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(this.folder, 'exercises/runner/commands', script), ...args],
      {
        cwd: this.folder,
        env: { ...clean(process.env), ...env, NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    this.children.push(child)
    return child
  }

  /** Runs it to its end. */
  run(script: string, args?: string[], env?: Record<string, string>): Promise<{ code: number | null; output: string }> {
    return new Promise((resolve, reject) => {
      const child = this.start(script, args, env)
      let output = ''
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text) => (output += text))
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, output: stripVTControlCharacters(output) }))
    })
  }

  /** Ends what still runs, such as a loop that was not stopped, and clears up. */
  remove(): void {
    for (const child of this.children) child.kill('SIGKILL')
    rmSync(this.parent, { recursive: true, force: true })
  }
}

function clean(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$|FORCE_COLOR$|npm_config_)/.test(name)),
  )
}

const solution = `export function double(x: number): number {
  return 2 * x
}

export function halve(x: number): number {
  return x / 2
}
`

/** A chapter \`01-first\` with exercises \`first/<name>\` that are all alike: double and halve a number. */
export function smallBook(names: string[]): Record<string, string> {
  const entries = names.map((name) => ({
    id: `first/${name}`,
    title: `Write ${name}`,
    chapter: '01-first',
    level: 'try',
    points: 2,
    minutes: 5,
  }))
  const files: Record<string, string> = {
    'exercises/manifest.ts': `import first from './01-first/manifest.ts'\nimport type { ExerciseEntry } from '#exercises'\nexport const manifest: ExerciseEntry[] = [...first]\n`,
    'exercises/01-first/manifest.ts': `import type { ExerciseEntry } from '#exercises'\nexport default ${JSON.stringify(entries)} satisfies ExerciseEntry[]\n`,
    'chapters/01-first/index.md': '# First\n## Doubling\n',
  }
  for (const name of names) {
    const [exercise, answer] = [`exercises/01-first/${name}`, `solutions/01-first/${name}`]
    const stub = solution
      .replace('export', `import { todo } from '#exercises'\n\nexport`)
      .replaceAll(/return .*/g, `return todo('${name}')`)
    Object.assign(files, {
      [`${exercise}/${name}.ts`]: stub,
      [`${exercise}/checks.ts`]: checks(name),
      [`${exercise}/hints.md`]: '## Nudge\nWhat is 1 + 1?\n## Plan\nAdd.\n## Outline\n```ts\nx + x\n```\n',
      [`${answer}/stub.ts`]: stub,
      [`${answer}/${name}.ts`]: solution,
      [`${answer}/wrong.ts`]: wrongAnswers,
    })
  }
  return files
}

const checks = (name: string) => `import type { Checks } from '#exercises'

export const checks: Checks<typeof import('./${name}.ts')> = {
  'doubles': async (impl, t) => t.gradient(await impl.double(3), 6),
  'halves': async (impl, t) => t.near(await impl.halve(3), 1.5),
}
`

export const wrongAnswers = `import { wrong } from '#exercises'

export default wrong({
  sign: { why: 'The sign is flipped.', replace: [['2 *', '-2 *']] },
  square: { why: 'Squares.', replace: [['2 *', 'x *']] },
  third: { why: 'Thirds.', replace: [['/ 2', '/ 3']] },
})
`

/** The solution with one part replaced, as an attempt. */
export function attempt(part = '', replacement = ''): string {
  return solution.replace(part, replacement)
}
