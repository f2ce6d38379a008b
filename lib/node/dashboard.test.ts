import { get } from 'node:http'
import { fit, Random, mseLoss, nn, optim, tensor, type Callback } from 'chalkgrad'
import { Dashboard } from 'chalkgrad/node'
import { expect, test } from 'vitest'
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
