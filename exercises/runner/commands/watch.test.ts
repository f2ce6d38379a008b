import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { attempt, smallBook, TemporaryCopy } from '../testing/temporary-copy.ts'
import { screen } from '../terminal/watch-screen.ts'
import type { WatchState } from '../terminal/watch-screen.ts'

const book = ['one', 'two']
const copy = new TemporaryCopy(smallBook(book))
const entry: ExerciseEntry = {
  id: 'first/one',
  title: 'Write one',
  chapter: '01-first',
  level: 'try',
  points: 2,
  minutes: 5,
}
afterAll(() => copy.remove())

test('watch answers to each save with what became of that exercise', { timeout: 180_000 }, async () => {
  const watch = copy.start('watch.ts', [], { CHALKGRAD_LOOP_SECONDS: '1' })
  let output = ''
  watch.stdout.setEncoding('utf8').on('data', (text) => (output += stripVTControlCharacters(text)))
  const until = async (text: string) => {
    while (!output.includes(text)) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  try {
    await until('0 of 2 exercises solved')
    expect(output).toContain('1  first  □ □  0 of 2')
    copy.write('exercises/01-first/two/two.ts', attempt('2 *', '-2 *'))
    await until('ratio -1: the sign is flipped')
    copy.write('exercises/01-first/two/two.ts', attempt('return 2 * x', 'for (;;) x++'))
    await until('first/two does not end')
    // After an endless loop, it still watches.
    copy.write('exercises/01-first/two/two.ts', attempt())
    await until('first/two: solved')
  } finally {
    watch.kill()
  }
})

test('files saved by rename, as many editors do, are noticed each time', { timeout: 180_000 }, async () => {
  const files = book.map((name) => `exercises/01-first/${name}/${name}.ts`)
  const entries = book.map((name) => ({ ...entry, id: `first/${name}` }))
  const program = `import { onSave } from '../commands/on-save.ts'
onSave(${JSON.stringify(entries)}, (entry) => console.log('saved ' + entry.id))
console.log('watching')
`
  copy.write('exercises/runner/commands/only-watch.ts', program)
  const watch = copy.start('only-watch.ts')
  let output = ''
  watch.stdout.setEncoding('utf8').on('data', (text) => (output += text))
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const times = (text: string) => output.split(text).length - 1
  const rename = (file: string, text: string) => {
    copy.write(`${file}.new`, text)
    renameSync(join(copy.folder, `${file}.new`), join(copy.folder, file))
  }
  try {
    await until(() => output.includes('watching'))
    for (let i = 1; i <= 20; i++) {
      rename(files[i % 2], attempt('2 *', `${i} *`))
      await until(() => times('saved') === i)
    }
    // As a change of branches does it: the folder goes away and comes back.
    const folder = join(copy.folder, 'exercises/01-first/one')
    renameSync(folder, `${folder}.away`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    renameSync(`${folder}.away`, folder)
    const before = times('saved first/one')
    rename(files[0], attempt('2 *', '77 *'))
    await until(() => times('saved first/one') > before)
    expect([times('saved first/one') > 10, times('saved first/two')]).toEqual([true, 10])
  } finally {
    watch.kill()
  }
})

test('the screen: the board, the exercise at hand, the keys', () => {
  const state: WatchState = {
    exercises: [entry],
    statuses: new Map([['first/one', 'wrong']]),
    outcomes: new Map([
      ['first/one', { entry, status: 'wrong', checks: [{ name: 'doubles', status: 'fail', message: 'got 3' }] }],
    ]),
    current: entry,
    checking: false,
    list: true,
    hint: 'a hint',
    output: 'printed by the attempt',
  }
  const text = stripVTControlCharacters(screen(state))
  for (const part of [
    '1  first  ✗  0 of 1',
    '✗ one  Write one',
    '✗ doubles\n      got 3',
    'a hint',
    'printed by the attempt',
    'h hint   n next   l list   q quit',
  ]) {
    expect(text).toContain(part)
  }
  expect(screen({ ...state, checking: true })).toContain('checking')
})
