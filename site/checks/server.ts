// A static host for the built site, as the tests need it: clean addresses, compression, and no other site's files.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { dist, withoutBase } from './built.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

function fileOf(path: string): string | undefined {
  const inside = normalize(join(dist, path))
  if (inside !== normalize(dist) && !inside.startsWith(normalize(dist) + sep)) return undefined
  const candidates = path.endsWith('/') ? [join(inside, 'index.html')] : [inside, `${inside}.html`]
  return candidates.find((file) => existsSync(file) && statSync(file).isFile())
}

export function serve(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const path = withoutBase(decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname))
    const file = path === undefined ? undefined : fileOf(path)
    const body = readFileSync(file ?? join(dist, '404.html'))
    const zip = /gzip/.test(String(request.headers['accept-encoding'])) && !file?.endsWith('.woff2')
    response.writeHead(file ? 200 : 404, {
      'content-type': types[extname(file ?? '.html')] ?? 'application/octet-stream',
      ...(zip ? { 'content-encoding': 'gzip' } : {}),
    })
    response.end(zip ? gzipSync(body) : body)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ server, origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` })
    })
  })
}
