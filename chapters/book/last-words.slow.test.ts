import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { root } from './root.ts'

/** Runs a program that has last words; `signal`: stops it when it is ready. */
async function errorsOf(body: string, signal?: NodeJS.Signals): Promise<string> {
  const program = `import { lastWords } from './chapters/book/last-words.ts'
    lastWords('Go on with --resume')
    ${body}`
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', program],
    { cwd: root },
  )
  let errors = ''
  child.stderr.on('data', (text) => (errors += String(text)))
  if (signal) child.stdout.once('data', () => setTimeout(() => child.kill(signal), 500))
  // 'close' waits for the process beside it, too, which has the same stderr.
  await new Promise((done) => child.on('close', done))
  return errors
}

// Like training: it never pauses.
const busy = "setTimeout(() => { console.log('ready'); for (;;); }, 1000)"

test('who stops a program is told how to go on', async () => {
  expect(await errorsOf(busy, 'SIGINT')).toBe('\nGo on with --resume\n')
  expect(await errorsOf(busy, 'SIGKILL')).toBe('\nGo on with --resume\n')
}, 120_000)

test('a program that ends by itself says nothing', async () => {
  expect(await errorsOf('setTimeout(() => {}, 300)')).toBe('')
}, 120_000)
