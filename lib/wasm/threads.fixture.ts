// A program for threads.slow.test.ts: computes on three threads, then ends in the way it is told.
import { startRuntime } from './node.ts'

const runtime = startRuntime(3)
const [x, y] = [runtime.arena.make('float32', 1e6), runtime.arena.make('float32', 1e6)]
const compute = (): void =>
  runtime.run('exp', 1e6, 4096, runtime.arena.address(x), runtime.arena.address(y))

await runtime.threads?.ready()
for (let i = 0; i < 20; i++) compute()
const how = process.argv[2]
if (how === 'asleep') await new Promise((done) => setTimeout(done, 100))
console.log(`last line, ${y[0] === 1 && y[999_999] === 1 ? 'right' : 'wrong'}`)
if (how === 'throw') throw new Error('on purpose')
if (how === 'exit') process.exit(3)
if (how === 'forever') for (;;) compute()
