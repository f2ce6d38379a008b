// Runs a reader's code against an exercise's checks: the same `checks.ts` as in the terminal. The page makes a new worker
// for each run, and ends it when it takes too long.
import * as exercises from '#exercises'
import { transform } from 'sucrase'
import type { FromExercise, ToExercise } from './components/exercise-protocol.ts'
import { show } from './components/show.ts'

const checks: Record<string, () => Promise<unknown>> = import.meta.glob('../exercises/*/*/checks.ts')
const drivers: Record<string, () => Promise<unknown>> = import.meta.glob('../exercises/*/*/driver.ts')
// What a reader's code may import, besides '#exercises': every file of the engine that runs in a browser, but not the
// suite that tests kernels. Only what the code names is fetched.
const engine: Record<string, () => Promise<unknown>> = import.meta.glob([
  '../lib/**/*.ts',
  '!../lib/**/*.{test,fixture,d}.ts',
  '!../lib/{node,wasm,cuda,conformance}/**',
])

/** The modules that the code names, by name; what is not there is missed when the code asks for it. */
async function modulesOf(names: readonly string[]): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>([['#exercises', exercises]])
  await Promise.all(
    names.map(async (name) => {
      const path = name === 'chalkgrad' ? 'index' : /^chalkgrad\/(.+?)(?:\.ts)?$/.exec(name)?.[1]
      const load = engine[`../lib/${path}.ts`]
      if (load) found.set(name, await load())
    }),
  )
  return found
}

/** What sucrase has made of `import … from 'name'`; imports of types are gone by then. */
const importedNames = (code: string): string[] =>
  [...code.matchAll(/\brequire\((['"])(.+?)\1\)/g)].map(([, , name]) => name)

/** The fastest kernels that the browser has, where the engine computes at all. */
async function chooseKernels(): Promise<void> {
  const [{ registerWasm }, { useKernels }] = await Promise.all([import('#wasm'), import('chalkgrad')])
  await registerWasm()
  useKernels('auto')
}
/** An error class computes nothing. */
const computes = (name: string): boolean => name.startsWith('chalkgrad') && name !== 'chalkgrad/errors'

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
self.onmessage = async ({ data }: MessageEvent<ToExercise>) => {
  const log: string[] = []
  const write = (...values: unknown[]): void => {
    if (log.length < 200) log.push(values.map((value) => (typeof value === 'string' ? value : show(value))).join(' '))
  }
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table'] as const) console[name] = write
  console.dir = (value) => write(value)
  console.assert = (holds, ...values) => {
    if (!holds) write('Assertion failed:', ...values)
  }
  try {
    const module = (await checks[`../exercises/${data.folder}/checks.ts`]()) as exercises.CheckFile
    const driver = (await drivers[`../exercises/${data.folder}/driver.ts`]?.()) as
      Pick<exercises.CheckFile, 'drive'> | undefined
    const { code } = transform(data.source, { transforms: ['typescript', 'imports'], disableESTransforms: true })
    const names = importedNames(code)
    const modules = await modulesOf(names)
    if (driver || names.some(computes)) await chooseKernels()
    const load = (name: string): unknown => {
      if (modules.has(name)) return modules.get(name)
      throw new Error(
        `there is no module '${name}' here. You can import 'chalkgrad', its files as 'chalkgrad/…', and '#exercises'`,
      )
    }
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
