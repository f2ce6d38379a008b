import { fileURLToPath } from 'node:url'
import pc from 'picocolors'
import { Dashboard } from '../../../lib/node/dashboard.ts'
import { table } from '../../../lib/node/terminal.ts'
import { chapters, findProgram, hasExperiment, loadExperiment } from '../chapters.ts'
import { frontMatter } from '../front-matter.ts'
import { chooseKernels } from '../../../lib/node/choose-kernels.ts'
import { run } from '../results.ts'
import { terminalUi } from '../ui.ts'
import { commonFlags, flagsOf, parseFlags } from '../flags.ts'
import { variable as replaced } from '../../../exercises/runner/mine/redirect.ts'
import { isMain, main } from '../main.ts'
import { refuseSwallowed } from '../npm-flags.ts'

/**
 * `npm run chapter [slug] [-- flags]`: runs a chapter's experiment; without a slug, lists
 * the chapters.
 */
export async function chapter(args: readonly string[]): Promise<void> {
  const [slug, ...flags] = args
  if (slug === undefined || slug.startsWith('-')) {
    refuseSwallowed('chapter', commonFlags, args)
    return list()
  }
  const found = findProgram(slug)
  const experiment = await loadExperiment(found)
  const known = [...flagsOf(experiment), ...commonFlags]
  refuseSwallowed('chapter', known, args)
  if (experiment.command) refuseSwallowed(scriptOf(experiment.command), known, ['', ...flags]) // prettier-ignore
  const request = parseFlags('chapter', found.slug, experiment, flags)
  if (request.mine) return mine(args, request.kernels)
  const kernels = chooseKernels(request.kernels)

  console.log(`${pc.bold(experiment.description)} ${pc.dim(`· ${kernels} kernels`)}`)
  const page = request.dashboard ? await dashboard() : undefined
  const ui = terminalUi(found.slug, page ? [page] : [], resuming(args, experiment.command))
  const { result } = await run(found, experiment, request.options, kernels, ui)
  if (request.json) console.log(JSON.stringify(result.metrics))
  else {
    const rows = Object.entries(result.metrics).map(
      ([name, value]) => [name, printed(value)] as const,
    )
    console.log(`\n${table(['metric', 'value'], rows)}\n\n${pc.dim(`${result.seconds} s`)}`)
  }
  if (page) {
    page.stay()
    console.log('The dashboard stays until you press Ctrl+C.')
  }
}

/** The command as it was typed, going on. */
function resuming(args: readonly string[], command = `npm run chapter ${args[0]}`): string {
  const flags = args.slice(1).filter((arg) => arg !== '--resume')
  // The run with the reader's pieces is a process that was started without the flag.
  const mine = process.env[replaced] === undefined ? [] : ['--mine']
  return [command, '--', ...flags.map(asTyped), ...mine, '--resume'].join(' ')
}

const scriptOf = (command: string): string => command.replace('npm run ', '')

/** A word as a shell takes it. */
const asTyped = (word: string): string =>
  /[^\w./=:@%+,-]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : word

/** What counts something is printed whole. */
function printed(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(5))
}

/** Serves the page and says where; it stays until the reader ends it. */
async function dashboard(): Promise<Dashboard> {
  const page = new Dashboard()
  // Where there is none, the page has said so.
  const address = await page.address.catch(() => undefined)
  if (address !== undefined) console.log(`Dashboard: ${pc.cyan(address)}`)
  return page
}

/**
 * The engine must not be loaded yet where its pieces are swapped, so the run with yours is
 * a process of its own.
 */
async function mine(args: readonly string[], kernels: string | undefined): Promise<void> {
  const { runMine } = await import('../../../exercises/runner/mine/run-mine.ts')
  const asked = kernels ?? (process.env.CHALKGRAD_KERNELS || undefined)
  const rest = args.filter((arg) => arg !== '--mine')
  process.exitCode = await runMine(fileURLToPath(import.meta.url), rest, asked)
}

function list(): void {
  const rows = chapters().map((chapter) => [
    chapter.number,
    chapter.slug,
    hasExperiment(chapter)
      ? frontMatter(chapter).title
      : `${frontMatter(chapter).title} (no experiment yet)`,
  ])
  console.log(
    `${table(['chapter', 'slug', 'title'], rows)}\n\nRun one: npm run chapter ${rows[0]?.[1] ?? '<slug>'}`,
  )
}

if (isMain(import.meta)) await main(() => chapter(process.argv.slice(2)))
