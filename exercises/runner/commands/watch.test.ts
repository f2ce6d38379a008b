import { stripVTControlCharacters } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { attempt, smallBook, TemporaryCopy } from '../testing/temporary-copy.ts'
import { screen } from '../terminal/watch-screen.ts'
import type { WatchState } from '../terminal/watch-screen.ts'

const copy = new TemporaryCopy(smallBook(['one', 'two']))
afterAll(() => copy.remove())

test('watch answers to each save with what became of that exercise', { timeout: 60_000 }, async () => {
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

test('the screen: the board, the exercise at hand, the keys', () => {
  const entry: ExerciseEntry = {
    id: 'first/one',
    title: 'Write one',
    chapter: '01-first',
    level: 'try',
    points: 2,
    minutes: 5,
  }
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
