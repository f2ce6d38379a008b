// A chapter's live demo, seen from its Demo.vue: a session with the worker, and settings that live in the address.
import { onBeforeUnmount, onMounted, reactive, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { FromDemo, ToDemo } from './demo-protocol.ts'
import { reducedMotion } from './theme.ts'

export type DemoState = 'idle' | 'running' | 'paused' | 'done' | 'error'

export interface DemoSettings<Frame> {
  /** Stop by itself after so many steps. */
  until?: number
  /** At most so many steps between two frames; the worker never computes for longer than 30 ms without one. */
  perFrame?: number
  /** At least so many milliseconds between two frames: for demos that the eye has to follow. */
  pause?: number
  /** Called with each frame: to collect a curve, for example. `steps` is 0 for the picture before the first step. */
  onFrame?(frame: Frame, steps: number): void
}

export interface DemoSession<Frame> {
  /** Fetches the demo and its first picture; the panel calls it when it comes near. */
  open(): void
  state: Ref<DemoState>
  frame: ShallowRef<Frame | undefined>
  steps: Ref<number>
  error: Ref<string>
  /** Which kernels compute; '' until they are chosen. */
  kernels: Ref<string>
  start(): void
  stop(): void
  /** Starts or stops. */
  toggle(): void
  step(count?: number): void
  /** Calls the demo's `act(name, value)`. */
  act(name: string, value?: unknown): void
  /** Makes the demo anew, with the options as they are now. */
  reset(): void
}

/**
 * A session with a demo: 'backprop' is `chapters/04-backprop/demo.ts`, 'training/confusion' is
 * `chapters/07-training/demos/confusion/demo.ts`. The options are read anew at each reset, and whenever they change.
 * They must be plain data.
 */
export function useDemo<Frame>(
  id: string,
  options: () => object,
  settings: DemoSettings<Frame> = {},
): DemoSession<Frame> {
  const state = ref<DemoState>('idle')
  const frame = shallowRef<Frame>()
  const steps = ref(0)
  const error = ref('')
  const kernels = ref('')
  let worker: Worker | undefined
  let run = 0
  let starts = 0

  const send = (message: ToDemo): void => worker?.postMessage(message)
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

  function receive({ data }: MessageEvent<FromDemo>): void {
    if (data.run !== run) return // an answer to a run that has been reset
    if (data.type === 'error') {
      error.value = data.message
      state.value = 'error'
    } else if (data.type === 'kernels') {
      kernels.value = data.name
    } else if (data.type === 'frame') {
      frame.value = data.frame as Frame
      steps.value = data.steps
      // A picture from before the last start says nothing about the run that it began.
      const ended = !data.running && data.starts === starts && state.value === 'running'
      if (data.done || ended) state.value = 'done'
      settings.onFrame?.(data.frame as Frame, data.steps)
    }
  }
  function create(): void {
    if (!worker) {
      worker = new Worker(new URL('../demo.worker.ts', import.meta.url), { type: 'module' })
      worker.onmessage = receive
      worker.onerror = (event) => {
        error.value = event.message || 'The demo could not be loaded.'
        state.value = 'error'
      }
    }
    run++
    starts = 0
    error.value = ''
    steps.value = 0
    state.value = 'idle'
    // `?kernels=reference` in the address, to compare.
    const wanted = new URLSearchParams(location.search).get('kernels') === 'reference' ? 'reference' : 'auto'
    send({ type: 'create', run, id, options: plain(options()), kernels: wanted })
  }
  const ensure = (): void => {
    if (!worker || state.value === 'error') create()
  }

  const session: DemoSession<Frame> = {
    open: () => worker ?? create(),
    state,
    frame,
    steps,
    error,
    kernels,
    start() {
      ensure()
      if (state.value === 'done') create()
      state.value = 'running'
      starts++
      const { until = Infinity, perFrame = 1, pause = 0 } = settings
      send({ type: 'start', run, until, perFrame, pause: reducedMotion() ? Math.max(500, pause) : pause })
    },
    stop() {
      send({ type: 'stop', run })
      if (state.value === 'running') state.value = 'paused'
    },
    toggle: () => (state.value === 'running' ? session.stop() : session.start()),
    step(count = 1) {
      session.stop()
      ensure()
      if (state.value === 'idle') state.value = 'paused'
      send({ type: 'step', run, count })
    },
    act(name, value) {
      ensure()
      send({ type: 'act', run, name, value: plain(value) })
    },
    reset() {
      frame.value = undefined
      create()
    },
  }

  watch(
    () => JSON.stringify(options()),
    () => worker && create(),
  )
  onBeforeUnmount(() => worker?.terminate())
  return session
}

type Settings = Record<string, number | string | boolean>

/**
 * Settings that survive a reload and can be sent to a friend: `#demo:rate=0.3&seed=2`. Only what differs from the defaults
 * is written. A value of the wrong kind in the address is ignored; the controls keep numbers in their range. Where a page
 * has several demos, each gives its name, and leaves the settings of the others alone: `#demo:confusion.seed=2`.
 */
export function useSettings<T extends Settings>(defaults: T, demo = ''): T & { $reset(): void } {
  const settings = reactive({ ...defaults }) as Settings
  const prefix = '#demo:'
  const inAddress = (): URLSearchParams =>
    new URLSearchParams(location.hash.startsWith(prefix) ? location.hash.slice(prefix.length) : '')
  const keyOf = (name: string): string => (demo ? `${demo}.${name}` : name)

  function read(): void {
    const all = inAddress()
    for (const [name, usual] of Object.entries(defaults)) {
      const text = all.get(keyOf(name))
      if (text === null) continue
      if (typeof usual === 'number' && text.trim() !== '' && Number.isFinite(Number(text)))
        settings[name] = Number(text)
      if (typeof usual === 'boolean') settings[name] = text === 'true'
      if (typeof usual === 'string') settings[name] = text
    }
  }
  function write(): void {
    const all = inAddress()
    for (const [name, usual] of Object.entries(defaults)) {
      if (settings[name] === usual) all.delete(keyOf(name))
      else all.set(keyOf(name), String(settings[name]))
    }
    const hash = String(all) && prefix + all
    if (!hash && !location.hash.startsWith(prefix)) return // someone else's anchor
    history.replaceState(history.state, '', location.pathname + location.search + hash)
  }
  onMounted(() => {
    read()
    watch(settings, write)
  })
  const $reset = (): void => {
    Object.assign(settings, defaults)
  }
  return Object.defineProperty(settings, '$reset', { value: $reset, enumerable: false }) as T & { $reset(): void }
}
