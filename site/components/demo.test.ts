import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import type { FromDemo, ToDemo } from './demo-protocol.ts'
import { useDemo, type DemoSession } from './demo.ts'
import { readSetting } from './settings.ts'

/** What the page says to its workers, and the workers that it has. */
let sent: ToDemo[] = []
let workers: FakeWorker[] = []
class FakeWorker {
  onmessage?: (event: { data: FromDemo }) => void
  onerror?: (event: { message: string }) => void
  constructor() {
    workers.push(this)
  }
  postMessage(message: ToDemo): void {
    sent.push(message)
  }
  terminate(): void {}
}

beforeEach(() => {
  sent = []
  workers = []
  vi.stubGlobal('Worker', FakeWorker)
  vi.stubGlobal('location', { search: '' })
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
})
afterEach(() => vi.unstubAllGlobals())

function demo(settings = {}): DemoSession<string> {
  const session = effectScope().run(() => useDemo<string>('a', () => ({}), settings))
  if (!session) throw new Error('the scope has ended')
  session.open()
  return session
}
const answer = (steps: number, done = false, running = false): void => {
  const last = sent[sent.length - 1]
  const frame = { frame: `picture ${steps}`, steps, done, running, starts: 0 }
  workers[workers.length - 1].onmessage?.({ data: { type: 'frame', run: last.run, ...frame } })
}

test('what was shown can be gone back to, and a step goes on from the end', () => {
  const session = demo()
  for (const steps of [0, 1, 2]) answer(steps)
  session.goTo(1)
  expect([session.frame.value, session.steps.value]).toEqual(['picture 1', 1])
  session.step()
  expect(session.frame.value).toBe('picture 2')
  answer(3)
  expect([session.frame.value, session.past.value.length]).toEqual(['picture 3', 4])
})

test('a picture that comes late does not take a reader back from the past', () => {
  const session = demo()
  answer(0)
  session.start()
  for (const steps of [1, 2]) answer(steps, false, false)
  session.goTo(1)
  answer(3)
  expect([session.frame.value, session.past.value.length]).toEqual(['picture 1', 4])
  session.step()
  expect(session.frame.value).toBe('picture 3')
})

test('the next picture of a run is asked for once the last one is drawn', async () => {
  let paint = (): void => undefined
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => (paint = callback))
  const drawn = async (): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve))
    return sent.filter(({ type }) => type === 'drawn').length
  }
  const session = demo()
  answer(0)
  session.start()
  answer(1, false, true)
  expect(await drawn()).toBe(0)
  paint()
  expect(await drawn()).toBe(1)
  // What comes after Stop is the last one.
  answer(2)
  expect(await drawn()).toBe(1)
})

test('a long run keeps its beginning, its end, and every second picture between', () => {
  const session = demo()
  for (let steps = 0; steps <= 1000; steps++) answer(steps)
  const kept = session.past.value.map(({ steps }) => steps)
  expect(kept.length).toBeLessThanOrEqual(201)
  expect([kept[0], kept[kept.length - 1]]).toEqual([0, 1000])
})

test('out of sight it stops, in sight it goes on; what the reader stopped stays stopped', () => {
  const session = demo()
  answer(0)
  session.start()
  session.away(true)
  expect([sent[sent.length - 1].type, session.state.value]).toEqual(['stop', 'paused'])
  session.away(false)
  expect([sent[sent.length - 1].type, session.state.value]).toEqual(['start', 'running'])
  session.stop()
  session.away(true)
  session.away(false)
  expect(session.state.value).toBe('paused')
})

test('speed makes the pauses shorter and the strides longer', () => {
  const session = demo({ pause: 100, perFrame: 2 })
  session.speed.value = 4
  session.start()
  expect(sent[sent.length - 1]).toMatchObject({ type: 'start', pause: 25, perFrame: 8 })
  session.stop()
  session.speed.value = 0.5
  session.start()
  expect(sent[sent.length - 1]).toMatchObject({ type: 'start', pause: 200, perFrame: 1 })
})

test('a demo that could not be loaded says so, and is fetched anew', () => {
  const session = demo()
  workers[0].onerror?.({ message: '' })
  expect([session.state.value, session.error.value]).toEqual(['error', expect.stringContaining('could not be loaded')])
  session.retry()
  expect(workers).toHaveLength(2)
  expect([session.state.value, session.error.value, sent[sent.length - 1].type]).toEqual(['idle', '', 'create'])
})

test('the address cannot set what the controls cannot', () => {
  const limit = { min: 1, max: 99 }
  expect(readSetting('1e9', 1, limit)).toBe(99)
  expect(readSetting('-3', 1, limit)).toBe(1)
  expect(readSetting('2.6', 1, limit)).toBe(3)
  expect(readSetting('0.25', 0.1, { min: 0.01, max: 3 })).toBe(0.25)
  expect(readSetting('0.16', 0.3, { min: 0, max: 1, step: 0.05 })).toBe(0.15)
  expect(readSetting('17', 15, { min: 0, max: 180, step: 5 })).toBe(15)
  expect(readSetting('-Infinity', 15, { min: 0, max: 180, step: 5 })).toBeUndefined()
  expect(readSetting('', 1, limit)).toBeUndefined()
  expect(readSetting('much', 1, limit)).toBeUndefined()
  expect(readSetting('yes', true)).toBeUndefined()
  expect(readSetting('spiral', 'moons', [{ value: 'moons' }, { value: 'spiral' }])).toBe('spiral')
  expect(readSetting('<b>', 'moons', [{ value: 'moons' }])).toBeUndefined()
})
