// Runs the live demos off the page's thread, with the engine of the book. One worker for all chapters: the engine is one
// shared file, each demo a small one.
import { registerWasm } from '#wasm'
import { chosenKernels, useKernels } from 'chalkgrad'
import type { Demo, DemoModule, FromDemo, ToDemo } from './components/demo-protocol.ts'

const modules: Record<string, () => Promise<unknown>> = import.meta.glob([
  '../chapters/*/demo.ts',
  '../chapters/*/demos/*/demo.ts',
  './home-demo.ts',
])
const SLICE_MS = 30

let demo: Demo | undefined
let current = 0
/** The last run that was asked for: a slider asks for more of them than can be computed, and only this one is shown. */
let newest = 0
let steps = 0
let running = false
let starts = 0
/** Messages are handled in order, although loading a demo takes time. */
let queue: Promise<void> = Promise.resolve()

const post = (message: FromDemo): void => self.postMessage(message)
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const isDone = (): boolean => demo?.done?.() ?? false

function postFrame(frame: unknown): void {
  post({ type: 'frame', run: current, frame, steps, done: isDone(), running, starts })
}

/** 'backprop' is chapters/04-backprop/demo.ts; 'training/confusion' is chapters/07-training/demos/confusion/demo.ts. */
async function load(id: string): Promise<DemoModule> {
  const [slug, name] = id.split('/')
  const end = name ? `${slug}/demos/${name}/demo.ts` : `${slug}/demo.ts`
  const path = Object.keys(modules).find(
    (key) => key.replace(/^\.\.\/chapters\/\d+-/, '') === end || key === `./${id}.ts`,
  )
  if (!path) throw new Error(`there is no demo '${id}'`)
  return (await modules[path]()) as DemoModule
}

/** A packed file comes unpacked. */
async function fetchData(name: string): Promise<Uint8Array> {
  const response = await fetch(`${import.meta.env.BASE_URL}data/${name}`).catch(() => {
    throw new Error(`data/${name} could not be fetched. Is there a connection?`)
  })
  if (!response.ok) throw new Error(`data/${name}: the site answered ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  // Some servers unpack a .gz file on the way, and some do not.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(unpacked).arrayBuffer())
}

/** The bytes of a file come once. */
const files = new Map<string, Promise<Uint8Array>>()
function fileOf(name: string): Promise<Uint8Array> {
  const known = files.get(name) ?? fetchData(name)
  files.set(name, known)
  known.catch(() => files.delete(name))
  return known
}

/** Of one file its bytes, of a list of files a list. */
function dataOf({ data }: DemoModule): Promise<Uint8Array | Uint8Array[]> | undefined {
  if (data === undefined) return undefined
  return typeof data === 'string' ? fileOf(data) : Promise.all(data.map(fileOf))
}

/** Called when the page has drawn the last frame, or has something else to say. */
let heard = (): void => undefined

/** Works in slices, so that 'stop' is seen and the page gets its frames. A later start, such as one with another speed, takes over. */
async function run(id: number, until: number, perFrame: number, pause: number): Promise<void> {
  const mine = starts
  while (demo && running && mine === starts && id === current && steps < until && !isDone()) {
    const start = performance.now()
    let frame: unknown
    let count = 0
    do {
      frame = demo.step()
      steps++
      count++
    } while (count < perFrame && steps < until && !isDone() && performance.now() - start < SLICE_MS)
    running = steps < until && !isDone()
    const answer = new Promise<void>((resolve) => (heard = resolve))
    postFrame(frame)
    await Promise.all([running ? answer : undefined, wait(Math.max(0, pause - (performance.now() - start)))])
  }
}

function fail(error: unknown): void {
  running = false
  post({
    type: 'error',
    run: current,
    message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  })
}

/** The compiled kernels where the browser can run them, else the readable loops. */
let chosen: Promise<void> | undefined
async function choose(kernels: string): Promise<void> {
  if (kernels !== 'reference') await registerWasm()
  useKernels(kernels)
}

async function handle(message: ToDemo): Promise<void> {
  if (message.run !== newest) return
  if (message.type === 'create') {
    current = message.run
    running = false
    steps = 0
    starts = 0
    const module = await load(message.id)
    await (chosen ??= choose(message.kernels))
    post({ type: 'kernels', run: current, name: chosenKernels() })
    demo = module.create(message.options as never, (await dataOf(module)) as never)
    if (demo.first) postFrame(demo.first())
    else post({ type: 'ready', run: current })
    return
  }
  if (message.run !== current || !demo) return
  if (message.type === 'start') {
    running = true
    starts++
    void run(message.run, message.until, message.perFrame, message.pause).catch(fail)
  } else if (message.type === 'step') {
    let frame: unknown
    for (let i = 0; i < message.count && !isDone(); i++) {
      frame = demo.step()
      steps++
    }
    if (frame !== undefined) postFrame(frame)
  } else if (message.type === 'act') {
    const frame = await demo.act?.(message.name, message.value)
    if (frame !== undefined && message.run === current) postFrame(frame)
  }
}

self.onmessage = (event: MessageEvent<ToDemo>) => {
  if (event.data.type === 'stop') running = false
  if (event.data.type === 'create') newest = event.data.run
  heard()
  if (event.data.type === 'drawn') return
  queue = queue.then(() => handle(event.data)).catch(fail)
}
