// npm run watch [chapter or exercise …]: the board stays on the screen, and changes with every save.
import { emitKeypressEvents } from 'node:readline'
import { Command } from 'commander'
import colors from 'picocolors'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { movesCursor } from '../../../lib/node/cursor.ts'
import { judgeInChildren } from '../child/pool.ts'
import type { ExerciseOutcome } from '../child/protocol.ts'
import { next } from '../terminal/board.ts'
import { attemptReport } from '../terminal/report.ts'
import { screen } from '../terminal/watch-screen.ts'
import type { WatchState } from '../terminal/watch-screen.ts'
import { hintsOf, openedHints, rememberHints } from './opened-hints.ts'
import { onSave } from './on-save.ts'
import { select, UsageError } from './select.ts'

const command = new Command('watch')
  .usage('[chapter or exercise ...]')
  .description('Checks an exercise each time you save it.')
  .argument('[names...]', 'chapters or exercises; without any, all of them')
  .parse()
const terminal = movesCursor(process.stdout) && process.stdin.isTTY === true
const all = selected(command.args)
const state: WatchState = {
  exercises: all,
  statuses: new Map(),
  outcomes: new Map(),
  current: undefined,
  checking: true,
  list: false,
  hint: '',
  output: '',
}

const waiting = new Set<ExerciseEntry>(all)
let running = false

onSave(all, (entry) => {
  waiting.add(entry)
  void check()
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
    await judgeInChildren(entries, { onOutcome: show, onOutput: (text) => (state.output += text) })
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
    return select(names).exercises
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(colors.red(error.message))
    process.exit(1)
  }
}
