import { Session } from 'node:inspector/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Experiment, Options } from '../chapters/book/experiment.ts'
import { silentUi } from '../chapters/book/silent-ui.ts'

/** A file of the engine as V8 ran it, which tsx has made from the source, and its functions that ran. */
export interface ExecutedScript {
  path: string
  source: string
  functions: { name: string; start: number; end: number }[]
}

/*
 * Runs one chapter's experiment, short, with the reference kernels, and prints an ExecutedScript[] as JSON on the last
 * line. It is a process of its own, so that nothing else has run before.
 *
 *   node --import tsx .ci/coverage-child.ts <root> <the chapter's folder>
 */
const [base, folder] = process.argv.slice(2)
const lib = `${pathToFileURL(join(base, 'lib')).href}/`

const session = new Session()
session.connect()
await session.post('Debugger.enable')
await session.post('Profiler.enable')

// What runs while the engine is being loaded belongs to no chapter. It starts with the reference kernels.
await import(`${lib}index.ts`)

await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
const program = (await import(pathToFileURL(join(folder, 'train.ts')).href)) as { default: Experiment }
for (const options of variants(program.default)) {
  try {
    await program.default.run(options, silentUi(true))
  } catch (error) {
    // Only a choice may ask for a data set that is not on this machine; the default never does.
    if (options === program.default.options || !(error instanceof Error && error.name === 'DataError')) throw error
  }
}
const { result } = await session.post('Profiler.takePreciseCoverage')

const scripts: ExecutedScript[] = []
for (const { scriptId, url, functions } of result) {
  if (!url.startsWith(lib)) continue
  const path = fileURLToPath(url.replace(/\?.*$/, '')).slice(fileURLToPath(lib).length).replaceAll('\\', '/')
  const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId })
  const ran = functions.filter(({ ranges }) => ranges[0].count > 0)
  scripts.push({
    path,
    source: scriptSource,
    functions: ran.map(({ functionName, ranges: [{ startOffset, endOffset }] }) => ({
      name: functionName,
      start: startOffset,
      end: endOffset,
    })),
  })
}
session.disconnect()
console.log(JSON.stringify(scripts))

/** The defaults, and then each other value of the options that offer a choice. */
function variants({ options, about }: Experiment): Options[] {
  const others = Object.entries(about).flatMap(([key, one]) =>
    ('choices' in one ? one.choices : []).map((value) => ({ ...options, [key]: value })),
  )
  return [options, ...others.filter((other) => JSON.stringify(other) !== JSON.stringify(options))]
}
