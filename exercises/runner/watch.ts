// npm run watch [chapter or exercise …]: the board stays on the screen, and changes with every save.
import { watch } from 'node:fs'
import { join } from 'node:path'
import { emitKeypressEvents } from 'node:readline'
import { Command } from 'commander'
import colors from 'picocolors'
import { next } from './board.ts'
import { chapters, root } from './catalog.ts'
import { checkInChild } from './check-in-child.ts'
import { exerciseFolder } from './entry.ts'
import type { ExerciseEntry } from './entry.ts'
import { hintsOf, openedHints, rememberHints } from './hints.ts'
import type { ExerciseOutcome } from './outcome.ts'
import { attemptReport } from './report.ts'
import { select, UsageError } from './select.ts'
import { screen } from './watch-screen.ts'
import type { WatchState } from './watch-screen.ts'

const command = new Command('watch')
  .usage('[chapter or exercise ...]')
  .description('Checks an exercise each time you save it.')
  .argument('[names...]', 'chapters or exercises; without any, all of them')
  .parse()
const terminal = process.stdout.isTTY === true && process.stdin.isTTY === true
const all = selected(command.args)
const state: WatchState = {
  chapters: chapters().map((chapter) => ({
    ...chapter,
    exercises: chapter.exercises.filter((entry) => all.includes(entry)),
  })),
  statuses: new Map(),
  outcomes: new Map(),
  current: undefined,
  checking: true,
  list: false,
  hint: '',
  output: '',
}

const waiting = new Set<ExerciseEntry>(all)
// Saving often touches a file twice; the checks run once.
let pause: NodeJS.Timeout | undefined
let running = false

watch(join(root, 'exercises'), { recursive: true }, (_event, file) => {
  const path = String(file).replaceAll('\\', '/')
  const entry = all.find((candidate) => path.startsWith(`${exerciseFolder(candidate)}/`))
  if (!entry) return
  waiting.add(entry)
  clearTimeout(pause)
  pause = setTimeout(check, 50)
})
if (terminal) listenToKeys()
await check()
if (!terminal) console.log(screen({ ...state, checking: false }))

/** Checks what was saved since the last time; what is saved meanwhile is checked after it. */
async function check(): Promise<void> {
  if (running) return
  running = true
  while (waiting.size > 0) {
    const entries = [...waiting]
    waiting.clear()
    state.checking = true
    state.output = ''
    draw()
    await checkInChild(entries, { onOutcome: show, onOutput: (text) => (state.output += text) })
    if (state.current === undefined) state.current = next(all, state.statuses)
    state.checking = false
    draw()
  }
  running = false
}

function show(outcome: ExerciseOutcome): void {
  const { entry, status } = outcome
  const first = !state.outcomes.has(entry.id)
  state.outcomes.set(entry.id, outcome)
  state.statuses.set(entry.id, status)
  if (first) return draw()
  state.hint = ''
  state.current = entry
  draw()
  if (terminal) return
  console.log(status === 'wrong' || status === 'loop' ? attemptReport(outcome) : `${entry.id}: ${status}`)
}

function draw(): void {
  // Home, the text, then clear what is left below: without flicker, and the board keeps its place.
  if (terminal) process.stdout.write(`\x1b[H${screen(state).replaceAll('\n', '\x1b[K\n')}\x1b[J`)
}

function listenToKeys(): void {
  process.stdout.write('\x1b[2J')
  process.stdout.on('resize', draw)
  emitKeypressEvents(process.stdin)
  process.stdin.setRawMode(true)
  process.stdin.on('keypress', (_text, key: { name?: string; ctrl?: boolean }) => {
    if (key.name === 'q' || (key.ctrl === true && key.name === 'c')) return quit()
    if (key.name === 'h') state.hint = nextHint()
    if (key.name === 'l') state.list = !state.list
    if (key.name === 'n') {
      state.hint = ''
      const after = state.current ? all.indexOf(state.current) + 1 : 0
      state.current = next([...all.slice(after), ...all.slice(0, after)], state.statuses)
    }
    draw()
  })
}

function nextHint(): string {
  if (!state.current) return ''
  const hints = hintsOf(state.current)
  const opened = Math.min(openedHints(state.current) + 1, hints.length)
  rememberHints(state.current, opened)
  const { title, text } = hints[opened - 1]
  return `  ${colors.cyan(`${title} (${opened} of ${hints.length})`)}\n${text.replaceAll(/^/gm, '  ')}`
}

function quit(): void {
  process.stdin.setRawMode(false)
  process.exit()
}

function selected(names: string[]): ExerciseEntry[] {
  try {
    return names.length === 0 ? chapters().flatMap((chapter) => chapter.exercises) : select(names).exercises
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(colors.red(error.message))
    process.exit(1)
  }
}
