import { Session } from 'node:inspector/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import '../lib/node/index.ts'
import { loadExperiment } from '../lib/node/chapters.ts'
import { silentUi } from '../lib/node/ui.ts'
import { symbolAt, symbolsOf } from './symbols.ts'

/*
 * Runs one chapter's experiment, short, with the reference kernels, and prints as JSON on the last line which symbols
 * of the engine ran: `["ops/matmul.ts#matmul", …]`. A process of its own, so that nothing else has run before.
 *
 *   node --import tsx .ci/coverage-child.ts <root> <folder> <slug>
 */
const [base, folder, slug] = process.argv.slice(2)
const lib = pathToFileURL(join(base, 'lib')).href + '/'

const session = new Session()
session.connect()
const scripts = new Map<string, string>() // scriptId → address
session.on('Debugger.scriptParsed', ({ params }) => scripts.set(params.scriptId, params.url))
await session.post('Debugger.enable')
await session.post('Profiler.enable')

// What runs while the engine is being loaded belongs to no chapter. It starts with the reference kernels.
await import(`${lib}index.ts`)

await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
const experiment = await loadExperiment({ number: 0, slug, folder })
await experiment.run(experiment.options, silentUi(true))
const { result } = await session.post('Profiler.takePreciseCoverage')

const ran = new Set<string>()
for (const { scriptId, url, functions } of result) {
  if (!url.startsWith(lib)) continue
  const path = fileURLToPath(url.replace(/\?.*$/, '')).slice(fileURLToPath(lib).length).replaceAll('\\', '/')
  // The text that V8 ran, which tsx has made from the file; its offsets are those of the coverage.
  const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId })
  const symbols = symbolsOf('executed.js', scriptSource)
  for (const { functionName, ranges } of functions) {
    const [{ startOffset, endOffset, count }] = ranges
    const isModule = startOffset === 0 && endOffset >= scriptSource.length
    if (count === 0 || isModule || functionName === '__name' || functionName === '<static_initializer>') continue
    const symbol = symbolAt(symbols, startOffset)
    if (symbol === undefined || symbol.name === '__name') continue
    // A class itself runs as its constructor, written or not.
    const isClass =
      symbols.some(({ name }) => name.startsWith(`${symbol.name}.`)) &&
      /^class\b/.test(scriptSource.slice(symbol.start))
    const constructs = functionName === '<instance_members_initializer>' || isClass
    ran.add(`${path}#${constructs ? `${symbol.name.split('.')[0]}.constructor` : symbol.name}`)
  }
}
session.disconnect()
console.log(JSON.stringify([...ran].sort()))
