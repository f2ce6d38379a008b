// A chapter's live demo, seen from its Demo.vue: a session with the worker.
import { onScopeDispose, ref, watch, type Ref, type ShallowRef } from 'vue'
import type { FromDemo, ToDemo } from './demo-protocol.ts'
import { strings } from '../strings.ts'
import { usePast, type Moment } from './past.ts'
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

/** Once as fast, twice as fast, … */
export const speeds = [0.25, 0.5, 1, 2, 4]

export interface DemoSession<Frame> {
  /** Fetches the demo and its first picture; the panel calls it when it comes near. */
  open(): void
  state: Ref<DemoState>
  frame: ShallowRef<Frame | undefined>
  steps: Ref<number>
  error: Ref<string>
  /** Which kernels compute; '' until they are chosen. */
  kernels: Ref<string>
  /** One of `speeds`. */
  speed: Ref<number>
  /** The way back: what has been shown so far, and which of it is shown now. */
  past: ShallowRef<readonly Moment<Frame>[]>
  shown: Ref<number>
  start(): void
  stop(): void
  /** Starts or stops. */
  toggle(): void
  step(count?: number): void
  /** Shows a moment of the past. Start and Step go on from the last one. */
  goTo(moment: number): void
  /** Out of sight nothing runs; in sight again, what ran goes on. */
  away(away: boolean): void
  /** Calls the demo's `act(name, value)`. */
  act(name: string, value?: unknown): void
  /** Makes the demo anew, with the options as they are now. */
  reset(): void
  /** After a failure: everything is fetched again. */
  retry(): void
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
  const { past, shown, frame, steps, keep, show, showLast, forget } = usePast<Frame>()
  const error = ref('')
  const kernels = ref('')
  const speed = ref(1)
  let worker: Worker | undefined
  let run = 0
  let starts = 0
  let stoppedAway = false

  const send = (message: ToDemo): void => worker?.postMessage(message)
  /** A reader's file goes as it is; of everything else a copy, for what Vue watches cannot be sent. */
  const plain = (value: unknown): unknown =>
    value instanceof Blob ? value : (JSON.parse(JSON.stringify(value ?? null)) as unknown)
  const fail = (message: string): void => {
    error.value = message
    state.value = 'error'
  }

  function receive({ data }: MessageEvent<FromDemo>): void {
    if (data.run !== run) return // an answer to a run that has been reset
    if (data.type === 'error') fail(data.message)
    else if (data.type === 'kernels') kernels.value = data.name
    else if (data.type === 'frame') {
      keep({ frame: data.frame as Frame, steps: data.steps })
      // A picture from before the last start says nothing about the run that it began.
      const ended = !data.running && data.starts === starts && state.value === 'running'
      if (data.done || ended) state.value = 'done'
      settings.onFrame?.(data.frame as Frame, data.steps)
      // A slow page must not be buried under frames: whoever presses Stop wants to be heard.
      if (data.running) requestAnimationFrame(() => setTimeout(() => send({ type: 'drawn', run: data.run })))
    }
  }
  function create(): void {
    if (!worker) {
      worker = new Worker(new URL('../demo.worker.ts', import.meta.url), { type: 'module' })
      worker.onmessage = receive
      worker.onerror = (event) => fail(event.message || strings.demo.notLoaded)
    }
    run++
    starts = 0
    error.value = ''
    forget()
    state.value = 'idle'
    // `?kernels=reference` in the address, to compare.
    const wanted = new URLSearchParams(location.search).get('kernels') === 'reference' ? 'reference' : 'auto'
    send({ type: 'create', run, id, options: plain(options()), kernels: wanted })
  }
  const ensure = (): void => {
    if (!worker || state.value === 'error') create()
    else showLast()
  }
  function go(): void {
    starts++
    const { until = Infinity, perFrame = 1, pause = 0 } = settings
    const slow = Math.max(pause, speed.value < 1 ? 33 : 0) / speed.value
    send({
      type: 'start',
      run,
      until,
      perFrame: Math.max(1, Math.round(perFrame * speed.value)),
      pause: reducedMotion() ? Math.max(500, slow) : slow,
    })
  }

  const session: DemoSession<Frame> = {
    open: () => worker ?? create(),
    state,
    frame,
    steps,
    error,
    kernels,
    speed,
    past,
    shown,
    start() {
      ensure()
      if (state.value === 'done') create()
      state.value = 'running'
      go()
    },
    stop() {
      stoppedAway = false
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
    goTo(moment) {
      if (state.value === 'running') session.stop()
      show(moment)
    },
    away(away) {
      if (away && state.value === 'running') {
        session.stop()
        stoppedAway = true
      } else if (!away && stoppedAway) {
        stoppedAway = false
        session.start()
      }
    },
    act(name, value) {
      ensure()
      send({ type: 'act', run, name, value: plain(value) })
    },
    reset() {
      stoppedAway = false
      create()
    },
    retry() {
      worker?.terminate()
      worker = undefined
      create()
    },
  }

  watch(
    () => JSON.stringify(options()),
    () => worker && create(),
  )
  watch(speed, () => state.value === 'running' && go())
  onScopeDispose(() => worker?.terminate())
  return session
}
