// A program for threads.slow.test.ts: computes on three threads, then ends in the way it is told.
import { startMachine } from './node.ts'

const machine = startMachine(3)
const [x, y] = [machine.arena.make('float32', 1e6), machine.arena.make('float32', 1e6)]
const compute = (): void =>
  machine.run('exp', 1e6, 4096, machine.arena.address(x), machine.arena.address(y))

await machine.threads?.ready()
for (let i = 0; i < 20; i++) compute()
const how = process.argv[2]
if (how === 'asleep') await new Promise((done) => setTimeout(done, 100))
console.log(`last line, ${y[0] === 1 && y[999_999] === 1 ? 'right' : 'wrong'}`)
if (how === 'throw') throw new Error('on purpose')
if (how === 'exit') process.exit(3)
if (how === 'forever') for (;;) compute()
