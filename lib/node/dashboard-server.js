import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'

// The thread of the dashboard: serves the page, Chart.js from node_modules, and the run as server-sent events.

const page = new URL('./dashboard.html', import.meta.url)
const chart = join(dirname(createRequire(import.meta.url).resolve('chart.js')), 'chart.umd.min.js')
const MOST_BATCHES = 20_000
const MOST_UNREAD = 2 ** 22

/** @type {Set<import('node:http').ServerResponse>} */
const listeners = new Set()

/**
 * All of the run so far, for a page that is opened late.
 * @type {import('./dashboard.ts').Update | undefined}
 */
let known

parentPort?.on('message', (update) => {
  known = { ...update, batches: thinned([...(known?.batches ?? []), ...update.batches]) }
  for (const listener of listeners) send(listener, update)
})

/**
 * A long run has more batches than a page can show: every second one is enough, then.
 * @type {<T>(all: T[]) => T[]}
 */
function thinned(all) {
  return all.length <= MOST_BATCHES ? all : all.filter((_, i) => i % 2 === 0 || i === all.length - 1)
}

/** @type {(response: import('node:http').ServerResponse, update: import('./dashboard.ts').Update) => void} */
function send(response, update) {
  // Who does not read would be kept all that it misses. A page that comes back is told all.
  if (response.writableLength > MOST_UNREAD) return void response.destroy()
  // JSON has no NaN and no infinity: they become null, a gap in the curve.
  response.write(`data: ${JSON.stringify(update)}\n\n`)
}

const server = createServer((request, response) => {
  // Another site's name that was made to lead here: its page must not read the run.
  if (!/^(127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? '')) response.writeHead(403).end()
  else if (request.url === '/') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(readFileSync(page))
  } else if (request.url === '/chart.js') {
    response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(readFileSync(chart))
  } else if (request.url === '/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.flushHeaders()
    if (known !== undefined) send(response, known)
    listeners.add(response)
    request.on('close', () => listeners.delete(response))
  } else response.writeHead(404).end()
})

server.listen(workerData.port, '127.0.0.1', () => {
  parentPort?.postMessage(`http://127.0.0.1:${server.address().port}/`)
})
