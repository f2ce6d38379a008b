// The state of one exercise on a page: the reader's code, what the checks say, hints, the solution.
import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from 'vue'
import { strings } from '../strings.ts'
import type { Editor } from './editor.ts'
import type { CheckResult, FromExercise, ToExercise } from './exercise-protocol.ts'
import { isSolved, keptFor, markSolved, recallSolved } from './solved.ts'
import { splitStarter } from './task.ts'

const TIMEOUT_MS = 3000
const words = strings.exercise
type Texts = Record<string, () => Promise<string>>
const files: { stubs: Texts; starters: Texts; hints: Texts; solutions: Texts } = {
  stubs: import.meta.glob<string>('../../solutions/*/*/stub.ts', { query: '?raw', import: 'default' }),
  starters: import.meta.glob<string>(['../../exercises/*-*/*/*.ts', '!**/checks.ts', '!**/driver.ts'], {
    query: '?raw',
    import: 'default',
  }),
  hints: import.meta.glob<string>('../../exercises/*/*/hints.md', { query: '?raw', import: 'default' }),
  solutions: import.meta.glob<string>(['../../solutions/*/*/*.ts', '!**/stub.ts', '!**/wrong.ts'], {
    query: '?raw',
    import: 'default',
  }),
}

/** `## Nudge … ## Plan …` → its sections. */
export function splitHints(markdown: string): { title: string; text: string }[] {
  return markdown
    .replaceAll('\r\n', '\n')
    .split(/^## /m)
    .slice(1)
    .map((section) => ({ title: section.split('\n', 1)[0].trim(), text: section.slice(section.indexOf('\n')).trim() }))
}

/** The editor is as high as the code that it replaces until someone works in it: nothing below moves when it mounts. */
function keepHeight(host: HTMLElement, height: number): void {
  host.style.height = `${height}px`
  host.addEventListener('focusin', () => Object.assign(host.style, { height: '', minHeight: `${height}px` }), {
    once: true,
  })
}

export interface ExerciseSession {
  ready: Ref<boolean>
  busy: Ref<boolean>
  solved: ComputedRef<boolean>
  message: Ref<string>
  results: Ref<CheckResult[]>
  log: Ref<string[]>
  hints: Ref<{ title: string; text: string }[]>
  shownHints: Ref<number>
  solution: Ref<string>
  run(): void
  reset(): void
  hint(): Promise<void>
  toggleSolution(): Promise<void>
}

export function useExercise(
  id: string,
  folder: string,
  title: string,
  host: Ref<HTMLElement | undefined>,
  /** The static starter code, in whose place the editor comes. */
  place: Ref<HTMLElement | undefined>,
): ExerciseSession {
  const name = folder.split('/')[1]
  const kept = keptFor(id)
  const state = {
    ready: ref(false),
    busy: ref(false),
    solved: computed(() => isSolved(id)),
    message: ref(''),
    results: ref<CheckResult[]>([]),
    log: ref<string[]>([]),
    hints: ref<{ title: string; text: string }[]>([]),
    shownHints: ref(0),
    solution: ref(''),
  }
  let editor: Editor | undefined
  let worker: Worker | undefined
  let timer = 0
  let starter = ''
  let gone = false
  let unwatch = (): void => {}

  function end(): void {
    clearTimeout(timer)
    worker?.terminate()
    worker = undefined
    state.busy.value = false
  }
  function clear(): void {
    state.results.value = []
    state.log.value = []
    state.message.value = ''
  }
  function receive(data: FromExercise): void {
    if (data.type === 'ready') {
      timer = window.setTimeout(() => {
        state.message.value = words.timeout(TIMEOUT_MS / 1000)
        end()
      }, TIMEOUT_MS)
      return
    }
    state.log.value = data.log
    if (data.type === 'error') state.message.value = data.line ? words.line(data.line, data.message) : data.message
    else {
      state.results.value = data.results
      const passed = data.results.filter(({ status }) => status === 'pass').length
      const untouched = data.results.length > 0 && data.results.every(({ status }) => status === 'todo')
      state.message.value = untouched ? words.todo : words.passed(passed, data.results.length, data.milliseconds)
      if (passed === data.results.length && passed > 0) markSolved(id)
    }
    end()
  }
  function run(): void {
    if (!editor) return
    end()
    clear()
    state.busy.value = true
    worker = new Worker(new URL('../exercise.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<FromExercise>) => receive(data)
    worker.onerror = (event) => {
      state.message.value = event.message || words.broken
      end()
    }
    worker.postMessage({ folder, source: editor.text() } satisfies ToExercise)
  }
  async function open(): Promise<void> {
    const stub =
      files.stubs[`../../solutions/${folder}/stub.ts`] ?? files.starters[`../../exercises/${folder}/${name}.ts`]
    const [text, { createEditor }] = await Promise.all([stub(), import('./editor.ts')])
    starter = splitStarter(text).code
    if (gone || !host.value) return
    // What equals the starter is not kept, so that a better starter in a later edition reaches the reader.
    const changed = (code: string): void => kept.set('code', code === starter ? null : code)
    keepHeight(host.value, place.value?.offsetHeight ?? 0)
    editor = createEditor(host.value, kept.get('code') ?? starter, words.editor(title), run, changed)
    // Two tabs with one exercise show one text: what is typed in the other must not be lost here.
    const mine = editor
    unwatch = kept.watch('code', (code) => mine.text() !== (code ?? starter) && mine.replace(code ?? starter))
    state.ready.value = true
  }

  onMounted(() => {
    recallSolved(id)
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        void open()
      },
      { rootMargin: '400px' },
    )
    if (host.value?.parentElement) observer.observe(host.value.parentElement)
  })
  onBeforeUnmount(() => {
    gone = true
    end()
    unwatch()
    editor?.destroy()
  })

  return {
    ...state,
    run,
    reset() {
      if (!editor || (editor.text() !== starter && !confirm(words.resetAsk))) return
      editor.replace(starter)
      end()
      clear()
    },
    async hint() {
      if (!state.hints.value.length)
        state.hints.value = splitHints((await files.hints[`../../exercises/${folder}/hints.md`]?.()) ?? '')
      state.shownHints.value = Math.min(state.hints.value.length, state.shownHints.value + 1)
    },
    async toggleSolution() {
      state.solution.value = state.solution.value ? '' : await files.solutions[`../../solutions/${folder}/${name}.ts`]()
    },
  }
}
