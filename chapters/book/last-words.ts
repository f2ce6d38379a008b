import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'

/** The program of the process that waits: its text is its argument. */
const waiting = `
  process.on('SIGINT', () => {})
  let farewell = ''
  process.stdin.on('data', (bytes) => (farewell += bytes))
  process.stdin.on('end', () => {
    if (farewell === '') process.stderr.write('\\n' + process.argv[1] + '\\n')
  })
`

/**
 * Says something when this program is stopped, by Ctrl+C or by any other signal. A handler
 * in the program itself would wait for the end of a training loop that never pauses, and
 * keep Ctrl+C from working until then. So a small process waits beside it for the end of a
 * pipe; a program that ends by itself says goodbye first.
 */
export function lastWords(text: string): void {
  const child = spawn(process.execPath, ['-e', waiting, text], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  // A machine that allows no second process lets training go on without it.
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  child.unref()
  const pipe = child.stdin as unknown as Socket
  pipe.unref()
  process.on('beforeExit', () => pipe.end('bye'))
}
