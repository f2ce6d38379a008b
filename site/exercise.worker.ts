// Runs a reader's code against an exercise's checks: the same `checks.ts` as in the terminal. The page makes a new worker
// for each run, and ends it when it takes too long.
import * as exercises from '#exercises'
import { registerWasm } from '#wasm'
import { useKernels } from 'chalkgrad'
import { transform } from 'sucrase'
import type { FromExercise, ToExercise } from './components/exercise-protocol.ts'

type Module = Record<string, unknown>
const checks: Record<string, () => Promise<unknown>> = import.meta.glob('../exercises/*/*/checks.ts')
const drivers: Record<string, () => Promise<unknown>> = import.meta.glob('../exercises/*/*/driver.ts')
// What a reader's code may import, besides the two below: every file of the engine that runs in a browser, but not the
// suite that tests kernels.
const engine: Record<string, Module> = import.meta.glob(
  ['../lib/**/*.ts', '!../lib/**/*.test.ts', '!../lib/**/*.d.ts', '!../lib/{node,bench,wasm,cuda,conformance}/**'],
  { eager: true },
)

function load(name: string): unknown {
  if (name === 'chalkgrad') return engine['../lib/index.ts']
  if (name === '#exercises') return exercises
  const path = `../lib/${name.replace(/^chalkgrad\//, '').replace(/\.ts$/, '')}.ts`
  if (name.startsWith('chalkgrad/') && engine[path]) return engine[path]
  throw new Error(
    `there is no module '${name}' here. You can import 'chalkgrad', its files as 'chalkgrad/…', and '#exercises'`,
  )
}

/** The lines that `new Function` puts before the code that it is given. */
const WRAPPER_LINES = 2
/** The reader's line that an error comes from, where the stack tells. */
function lineOf(error: Error): number | undefined {
  const line = /(?:<anonymous>|Function|eval):(\d+):\d+/.exec(
    error.stack?.split('\n').find((frame) => /<anonymous>:\d+|Function:\d+/.test(frame)) ?? '',
  )?.[1]
  return line === undefined ? undefined : Number(line) - WRAPPER_LINES
}
const post = (message: FromExercise): void => self.postMessage(message)
const show = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (
    typeof value === 'object' &&
    value !== null &&
    value.toString !== Object.prototype.toString &&
    !Array.isArray(value)
  )
    return String(value)
  return JSON.stringify(value) ?? String(value)
}

self.onmessage = async ({ data }: MessageEvent<ToExercise>) => {
  const log: string[] = []
  for (const name of ['log', 'info', 'warn', 'error'] as const) {
    console[name] = (...values: unknown[]) => {
      if (log.length < 200) log.push(values.map(show).join(' '))
    }
  }
  try {
    const module = (await checks[`../exercises/${data.folder}/checks.ts`]()) as exercises.CheckFile
    const driver = (await drivers[`../exercises/${data.folder}/driver.ts`]?.()) as
      Pick<exercises.CheckFile, 'drive'> | undefined
    const { code } = transform(data.source, { transforms: ['typescript', 'imports'], disableESTransforms: true })
    await registerWasm()
    useKernels('auto')
    post({ type: 'ready' })
    const start = performance.now()
    const impl: exercises.Functions = {}
    new Function('require', 'exports', code)(load, impl)
    const results = await exercises.judge({ ...module, drive: driver?.drive }, impl)
    const plain = results.map(({ name, status, message, error }) => {
      const line = error instanceof Error && error.name !== 'CheckError' ? lineOf(error) : undefined
      return { name, status, message: line ? `${message} (line ${line})` : message }
    })
    post({ type: 'results', results: plain, log, milliseconds: performance.now() - start })
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    // Sucrase gives the place of a syntax error itself and repeats it in the message.
    const place = (error as { loc?: { line: number } }).loc
    const message = place
      ? error.message.replace(/^Error transforming[^:]*: |\s*\(\d+:\d+\)$/g, '')
      : `${error.name}: ${error.message}`
    post({ type: 'error', message, line: place?.line ?? lineOf(error), log })
  }
}
