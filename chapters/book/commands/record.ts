import pc from 'picocolors'
import { ArgumentError } from '../../../lib/errors.ts'
import { findProgram, loadExperiment } from '../chapters.ts'
import { chooseKernels } from '../../../lib/node/choose-kernels.ts'
import { run, writeResult } from '../results.ts'
import { terminalUi } from '../ui.ts'
import { commonFlags, flagsOf, parseFlags } from '../flags.ts'
import { isMain, main } from '../main.ts'
import { refuseSwallowed } from '../npm-flags.ts'
import { fromRoot } from '../root.ts'

/**
 * `npm run record <slug> [-- flags]`: runs a chapter's experiment and writes what came out
 * into its results.json.
 */
export async function record(args: readonly string[]): Promise<void> {
  const [slug, ...flags] = args
  if (slug === undefined || slug.startsWith('-'))
    throw new ArgumentError('name the chapter: npm run record <slug>')
  const found = findProgram(slug)
  const experiment = await loadExperiment(found)
  refuseSwallowed('record', [...flagsOf(experiment), ...commonFlags], args)
  const request = parseFlags('record', found.slug, experiment, flags)
  if (request.mine)
    throw new ArgumentError(
      'a recorded result is the engine’s own, so --mine has no place here',
    )

  const kernels = chooseKernels(request.kernels)
  const { name, result } = await run(
    found,
    experiment,
    request.options,
    kernels,
    terminalUi(found.slug, [], `npm run record ${args.join(' ')} --resume`),
  )
  const path = writeResult(found, name, result)
  console.log(
    `${pc.green('recorded')} '${name}' in ${fromRoot(path)}: ${JSON.stringify(result.metrics)}`,
  )
}

if (isMain(import.meta)) await main(() => record(process.argv.slice(2)))
