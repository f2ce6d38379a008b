import { createServer, type RequestListener } from 'node:http'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataError } from '../errors.ts'
import { gunzip, readContent, sha256, untar } from './archive.ts'
import { catalog, type DataFile, type DataSet } from './catalog.ts'
import { downloadDataSet, downloadFile } from './download.ts'

// Bytes without a pattern, so that the packed file is about as long.
let state = 1
const content = Uint8Array.from(
  { length: 20_000 },
  () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24,
)
const packed = gzipSync(content)
const file: DataFile = {
  name: 'numbers.gz',
  bytes: packed.length,
  sha256: sha256(content),
  checks: 'content',
}

let folder = ''
let target = ''
const servers: ReturnType<typeof createServer>[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))
  target = join(folder, file.name)
})
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
  rmSync(folder, { recursive: true })
})

/** A mirror on this machine; remembers what was asked of it. */
async function mirror(
  answer: RequestListener,
): Promise<{ address: string; ranges: (string | undefined)[] }> {
  const ranges: (string | undefined)[] = []
  const server = createServer((request, response) => {
    ranges.push(request.headers.range)
    answer(request, response)
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ranges }
}

/** Serves bytes the way a real server does, parts included. */
function serve(bytes: Uint8Array): RequestListener {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    if (from >= bytes.length) return void response.writeHead(416).end()
    const headers = { 'content-length': bytes.length - from }
    if (from === 0) response.writeHead(200, headers)
    else
      response.writeHead(206, {
        ...headers,
        'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
      })
    response.end(bytes.subarray(from))
  }
}

const missing: RequestListener = (_, response) =>
  void response.writeHead(404).end('no such file')

test('a file arrives, is checked, and its progress is told', async () => {
  const { address } = await mirror(serve(packed))
  const seen: number[] = []
  expect(
    await downloadFile(file, [address], target, (received, total) =>
      seen.push(received / total),
    ),
  ).toEqual([])
  expect(new Uint8Array(readFileSync(target))).toEqual(new Uint8Array(packed))
  expect(seen.at(-1)).toBe(1)
  expect(existsSync(`${target}.part`)).toBe(false)
})

test('a file that is there and sound is not asked for again', async () => {
  const { address, ranges } = await mirror(serve(packed))
  writeFileSync(target, packed)
  await downloadFile(file, [address], target)
  expect(ranges).toEqual([])
})

test('a part that a broken download left is continued', async () => {
  const { address, ranges } = await mirror(serve(packed))
  writeFileSync(`${target}.part`, packed.subarray(0, 1000))
  expect(await downloadFile(file, [address], target)).toEqual([])
  expect(ranges).toEqual(['bytes=1000-'])
  expect(readContent(target, 'numbers', file.sha256)).toHaveLength(content.length)
})

test('a server that knows no parts sends the whole file', async () => {
  const { address } = await mirror(
    (_, response) => void response.writeHead(200).end(packed),
  )
  writeFileSync(`${target}.part`, packed.subarray(0, 1000))
  expect(await downloadFile(file, [address], target)).toEqual([])
})

test('a part of some other file is thrown away and the file fetched from its start', async () => {
  const { address, ranges } = await mirror(serve(packed))
  writeFileSync(`${target}.part`, new Uint8Array(1000).fill(7))
  expect(await downloadFile(file, [address], target)).toEqual([])
  expect(ranges).toEqual(['bytes=1000-', undefined])
})

test('a part longer than the file is thrown away too', async () => {
  const { address } = await mirror(serve(packed))
  writeFileSync(`${target}.part`, new Uint8Array(packed.length + 10))
  expect(await downloadFile(file, [address], target)).toEqual([])
})

test('when one mirror has no file, the next is asked', async () => {
  const [first, second] = [await mirror(missing), await mirror(serve(packed))]
  expect(await downloadFile(file, [first.address, second.address], target)).toEqual([])
})

test('a wrong check sum is refused and leaves nothing behind', async () => {
  const { address } = await mirror(serve(gzipSync(content.map((byte) => byte + 1))))
  const [reason] = await downloadFile(file, [address], target)
  expect(reason).toMatch(
    /numbers\.gz: expected SHA-256 [0-9a-f]{64} \(of the content\), got [0-9a-f]{64}/,
  )
  expect([existsSync(target), existsSync(`${target}.part`)]).toEqual([false, false])
})

test('a page instead of a file is refused', async () => {
  const { address } = await mirror(
    (_, response) => void response.end('<html>please log in</html>'),
  )
  const [reason] = await downloadFile(file, [address], target)
  expect(reason).toMatch(/expected a gzip archive.*got 3c 68/)
})

test('a connection that breaks off keeps its part for the next try', async () => {
  const broken = await mirror((_, response) => {
    response.writeHead(200, { 'content-length': packed.length })
    response.write(packed.subarray(0, 2000), () =>
      setTimeout(() => response.destroy(), 500),
    )
  })
  const [reason] = await downloadFile(file, [broken.address], target)
  expect(reason).toContain('terminated')
  expect(existsSync(target)).toBe(false)

  const whole = await mirror(serve(packed))
  expect(await downloadFile(file, [whole.address], target)).toEqual([])
  expect(whole.ranges).toEqual(['bytes=2000-'])
})

test('when every mirror fails, the message says why and what to do', async () => {
  const { address } = await mirror(missing)
  const set: DataSet = {
    name: 'toy',
    title: '',
    licence: '',
    mirrors: [address, 'http://127.0.0.1:9/'],
    files: [file],
  }
  const failure = await downloadDataSet(set, folder).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(DataError)
  expect(String(failure)).toMatch(
    /toy\/numbers\.gz could not be fetched:\n.*404 Not Found\n.*127\.0\.0\.1:9.*\n/,
  )
  expect(String(failure)).toContain('npm run data -- toy')
  expect(String(failure)).toContain('CHALKGRAD_DATA')
})

test('a damaged gzip file is refused with its name', () => {
  expect(() => gunzip(packed.subarray(0, 500), 'toy.gz')).toThrow(
    /^toy\.gz: expected a whole gzip archive.*truncated/,
  )
  expect(() => gunzip(new Uint8Array(), 'toy.gz')).toThrow(/^toy\.gz: .*got an empty file/)
})

test('untar reads plain files and refuses a truncated archive', () => {
  const archive = tar('folder/a.bin', Uint8Array.of(1, 2, 3))
  expect(untar(archive, 'toy.tar')).toEqual(
    new Map([['folder/a.bin', Uint8Array.of(1, 2, 3)]]),
  )
  expect(() => untar(archive.subarray(0, 514), 'toy.tar')).toThrow(
    /^toy\.tar: .*broken entry at byte 0/,
  )
})

test('untar finds a file behind one of several blocks', () => {
  const [a, b] = [tar('a', new Uint8Array(3).fill(7)), tar('b', Uint8Array.of(9))]
  // A file of 1,025 bytes takes three blocks.
  const long = new Uint8Array(512 * 4)
  long.set(a.subarray(0, 512))
  long.set(new TextEncoder().encode('00000002001'), 124)
  const both = new Uint8Array(long.length + b.length)
  both.set(long)
  both.set(b, long.length)
  const files = untar(both, 'toy.tar')
  expect([files.get('a')?.length, files.get('b')]).toEqual([1025, Uint8Array.of(9)])
})

function tar(name: string, bytes: Uint8Array): Uint8Array {
  const archive = new Uint8Array(512 * 4) // header, one block of content, two empty blocks at the end
  const put = (text: string, at: number) => archive.set(new TextEncoder().encode(text), at)
  put(name, 0)
  put(bytes.length.toString(8).padStart(11, '0'), 124)
  put('0', 156)
  archive.set(bytes, 512)
  return archive
}

test('a login page with status 200 is refused, and the part that is here stays', async () => {
  writeFileSync(`${target}.part`, packed.subarray(0, 9_000))
  const { address } = await mirror((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
  )
  const [reason] = await downloadFile(file, [address], target)
  expect(reason).toMatch(/answered with a page: is there a login/)
  expect(readFileSync(`${target}.part`).length).toBe(9_000)
})

test('an answer without end is cut off', async () => {
  const { address } = await mirror((request, response) => {
    response.writeHead(200)
    const more = setInterval(() => response.write(Buffer.alloc(50_000)), 1)
    request.on('close', () => clearInterval(more))
  })
  const [reason] = await downloadFile(file, [address], target)
  expect(reason).toMatch(/expected \d+ bytes, got more than \d+/)
})

test('a few bytes now and then count as silence', async () => {
  const { address } = await mirror((request, response) => {
    response.writeHead(200)
    const more = setInterval(() => response.write('x'), 20)
    request.on('close', () => clearInterval(more))
  })
  const [reason] = await downloadFile(file, [address], target, () => {}, 300)
  expect(reason).toMatch(/fewer than 8192 bytes in 0\.3 s/)
})

test('untar refuses a size below 0, which would go round for ever', () => {
  const archive = new Uint8Array(1024)
  archive.set(Buffer.from('a.txt'))
  archive.set(Buffer.from('-0000001000'), 124)
  expect(() => untar(archive, 'toy.tar')).toThrow(/a broken entry at byte 0/)
})

test('a small archive that unpacks to more than any data set is refused', () => {
  const bomb = gzipSync(Buffer.alloc(100_001))
  expect(gunzip(bomb, 'toy.gz', 100_001).length).toBe(100_001)
  expect(() => gunzip(bomb, 'toy.gz', 100_000)).toThrow(/^toy\.gz: .*cannot be unpacked/)
})

test('a login page that does not say what it is never deletes a right part', async () => {
  writeFileSync(`${target}.part`, packed.subarray(0, 9_000))
  const login = await mirror((_, response) => void response.end('<h1>Sign in</h1>'))
  const [reason] = await downloadFile(file, [login.address], target)
  expect(reason).toMatch(/expected a gzip archive/)
  expect(new Uint8Array(readFileSync(`${target}.part`))).toEqual(
    new Uint8Array(packed.subarray(0, 9_000)),
  )
  const whole = await mirror(serve(packed))
  expect(await downloadFile(file, [whole.address], target)).toEqual([])
  expect(whole.ranges).toEqual(['bytes=9000-'])
})

test('two downloads at once both succeed, and leave the file alone', async () => {
  const slow = await mirror((_, response) => {
    response.writeHead(200, { 'content-length': packed.length })
    response.write(packed.subarray(0, 5_000))
    setTimeout(() => response.end(packed.subarray(5_000)), 50)
  })
  const answers = await Promise.all(
    [1, 2, 3].map(() => downloadFile(file, [slow.address], target)),
  )
  expect(answers).toEqual([[], [], []])
  expect(readdirSync(folder)).toEqual([file.name])
})

test('the part of a program that was killed is continued; that of one that runs is not', async () => {
  writeFileSync(`${target}.part-${2 ** 30}-0`, packed.subarray(0, 1000))
  writeFileSync(`${target}.part-${process.pid}-9999`, packed.subarray(0, 2000))
  const { address, ranges } = await mirror(serve(packed))
  expect(await downloadFile(file, [address], target)).toEqual([])
  expect(ranges).toEqual(['bytes=1000-'])
  expect(existsSync(`${target}.part-${process.pid}-9999`)).toBe(true)
})

test('every address of the catalog is https', () => {
  for (const { mirrors } of catalog)
    for (const mirror of mirrors) expect(mirror).toMatch(/^https:/)
})
