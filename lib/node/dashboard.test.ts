import { createServer, get } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { fit, Random, mseLoss, nn, optim, tensor, type Callback } from 'chalkgrad'
import { Dashboard } from 'chalkgrad/node'
import { expect, test, vi } from 'vitest'
import type { Update } from './dashboard.ts'

/** Reads server-sent events until one says that training is over. */
async function listen(address: string): Promise<Update[]> {
  const response = await fetch(`${address}events`)
  const updates: Update[] = []
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    updates.push(
      ...events.map((event) => JSON.parse(event.replace(/^data: /, '')) as Update),
    )
    if (updates.at(-1)?.state === 'done') break
  }
  return updates
}

test('the page is served while training keeps the main thread busy, and gets every batch once', async () => {
  const dashboard = new Dashboard()
  try {
    const address = await dashboard.address
    expect(await (await fetch(address)).text()).toContain('<script src="/chart.js">')
    expect((await (await fetch(`${address}chart.js`)).text()).length).toBeGreaterThan(
      100_000,
    )
    expect((await fetch(`${address}etc/passwd`)).status).toBe(404)

    const model = new nn.Linear(1, 1, new Random(1))
    const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.01 })
    const one = { x: tensor([[1]]), y: tensor([[2]]), index: 0 }
    const losses: [number, number][] = []
    const note: Callback = { batchEnd: ({ step, loss }) => void losses.push([step, loss]) }
    const { curves } = fit(model, [one, one, one], {
      optimizer,
      loss: mseLoss,
      epochs: 4,
      callbacks: [dashboard, note],
    })

    // A page that is opened late is told all from the start.
    const updates = await listen(address)
    expect(updates.flatMap(({ batches }) => batches)).toEqual(losses)
    expect(updates.at(-1)).toMatchObject({ state: 'done', epochs: 4, step: 12, curves })
  } finally {
    await dashboard.close()
  }
})

test('who comes by the name of another site is refused', async () => {
  const dashboard = new Dashboard()
  try {
    const address = await dashboard.address
    const status = (host: string) =>
      new Promise((done, fail) =>
        get(`${address}events`, { headers: { host } }, (response) => {
          response.destroy()
          done(response.statusCode)
        }).on('error', fail),
      )
    const { port } = new URL(address)
    expect(await status(`evil.example:${port}`)).toBe(403)
    expect(await status(`localhost:${port}`)).toBe(200)
  } finally {
    await dashboard.close()
  }
})

/** A run of so many steps that ends at once. */
function runOf(steps: number, dashboard: Dashboard, curve: number[] = []): void {
  const run = {
    ...{ epoch: 1, epochs: 1, step: 0, loss: 0.5, logs: {}, curves: { loss: curve } },
    ...{ callbacks: [], batches: steps, stopped: undefined, schedule: undefined },
    ...{ model: new nn.Identity(), optimizer: {} as never },
  }
  while (run.step < steps) {
    run.step++
    dashboard.batchEnd(run)
  }
  dashboard.epochEnd(run)
}

test('a port that is taken is told, and the training goes on', async () => {
  const other = createServer()
  await new Promise<void>((done) => void other.listen(0, '127.0.0.1', done))
  const { port } = other.address() as AddressInfo
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const dashboard = new Dashboard({ port })
  try {
    await vi.waitFor(() => expect(warn).toHaveBeenCalled(), 20_000)
    expect(warn.mock.calls[0][0]).toBe(
      `There is no dashboard, and the run goes on: port ${port} is taken by another program`,
    )
    runOf(3, dashboard)
    await expect(dashboard.address).rejects.toThrow(/EADDRINUSE/)
  } finally {
    warn.mockRestore()
    await dashboard.close()
    other.close()
  }
})

test('who never reads is hung up on, and a page that comes later sees the whole of a long run', async () => {
  const dashboard = new Dashboard()
  try {
    const { port } = new URL(await dashboard.address)
    const deaf = connect(Number(port), '127.0.0.1')
    const ended = new Promise((done) => deaf.on('close', done))
    deaf.on('error', () => {}) // it is hung up on
    deaf.write(`GET /events HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)
    await new Promise((done) => deaf.once('data', done)) // the head of the answer: it is listened to
    deaf.pause()
    const curve = Array.from({ length: 2e5 }, (_, i) => 1 / (i + 3)) // 4 MB a message
    for (let epoch = 0; epoch < 10; epoch++) {
      runOf(10_000, dashboard, curve)
      await new Promise((done) => setTimeout(done, 50))
    }
    deaf.resume()
    await ended
    const response = await fetch(`http://127.0.0.1:${port}/events`)
    const reader = response.body?.getReader()
    let text = ''
    while (!text.includes('\n\n'))
      text += new TextDecoder().decode((await reader?.read())?.value)
    await reader?.cancel()
    const { batches } = JSON.parse(text.slice(6)) as Update
    expect(batches.length).toBeGreaterThan(5000)
    expect(batches.length).toBeLessThanOrEqual(20_001)
  } finally {
    await dashboard.close()
  }
})
