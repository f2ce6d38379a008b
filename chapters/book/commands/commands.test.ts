import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { root } from '../root.ts'
import { chapter } from './chapter.ts'
import { data } from './data.ts'
import { record } from './record.ts'

afterEach(() => vi.restoreAllMocks())

async function printed(command: () => Promise<void>): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await command()
  return log.mock.calls.flat().join('\n')
}

test.each([[[]], [['--json']]])(
  'without a chapter, %j lists the chapters and runs none',
  async (args) => {
    const text = await printed(() => chapter(args))
    expect(text).toMatch(/ 1 {2}tensors +Tensors\n/)
    expect(text).toMatch(/\n\nRun one: npm run chapter twenty-lines$/)
  },
)

test('an unknown chapter is refused with a guess', async () => {
  await expect(chapter(['tensor'])).rejects.toThrow(/Did you mean tensors\?/)
  await expect(record([])).rejects.toThrow('name the chapter: npm run record <slug>')
  await expect(record(['--seed', '2'])).rejects.toThrow('name the chapter')
})

test('data without a name lists the sets, what is here, and their licences', async () => {
  const text = await printed(() => data([]))
  expect(text).toMatch(/^name +size +here +what +licence\n/)
  expect(text).toMatch(/\nmnist +\d+ MB +(yes|no) /)
})

// The words after the command, and no others, reach it.
test('a data set that nobody knows is refused by its name', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'chapters/book/commands/data.ts'), 'mnits'],
    { cwd: root, encoding: 'utf8' },
  )
  expect(stderr).toMatch(/ArgumentError.*no data set 'mnits'\. Did you mean mnist\?/)
  expect(status).toBe(1)
}, 60_000)
