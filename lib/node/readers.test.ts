import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ArgumentError, DataError } from 'chalkgrad'
import { parseCsv, readImage, readLines, readText } from 'chalkgrad/node'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('CSV', () => {
  const table = parseCsv(
    '\uFEFFcity,rain,wind\n"Seattle, WA",1.5,3\nRome,0,-2e1\n',
    'weather.csv',
  )

  test('quoted commas, a byte order mark and numbers', () => {
    expect(table.columns).toEqual(['city', 'rain', 'wind'])
    expect(table.text('city')).toEqual(['Seattle, WA', 'Rome'])
    expect(table.numbers('wind', 'rain').toArray()).toEqual([
      [3, 1.5],
      [-20, 0],
    ])
  })

  test.each([
    ['a short row', 'a,b\n1\n', /^t.csv: .*line 2/],
    ['an open quote', 'a,b\n"1,2\n', /^t.csv: .*[Qq]uote/],
    ['nothing', '', /^t.csv: .*an empty file/],
    ['two columns of one name', 'a,a\n1,2', /'a' twice/],
  ])('%s is refused', (_, text, message) => {
    expect(() => parseCsv(text, 't.csv')).toThrow(message)
    expect(() => parseCsv(text, 't.csv')).toThrow(DataError)
  })

  test('a cell that is no number, and a column that does not exist', () => {
    expect(() => table.numbers('city')).toThrow(
      /expected a number in column 'city', got 'Seattle, WA' in row 1/,
    )
    expect(() => parseCsv('a,b\n1,\n').numbers('b')).toThrow(/an empty cell/)
    expect(() => table.text('rian')).toThrow(ArgumentError)
    expect(() => table.text('rian')).toThrow(/rain/)
  })
})

describe('text', () => {
  test('lines come as a stream, whatever the size of the chunks', () => {
    const path = file('lines.txt', 'ärger\r\n\nzwei 🦊\nlast')
    for (const bytes of [1, 2, 3, 7, 1000])
      expect([...readLines(path, bytes)]).toEqual(['ärger', '', 'zwei 🦊', 'last'])
    expect([...readLines(file('empty.txt', ''))]).toEqual([])
    expect(readText(path)).toContain('zwei')
  })

  test('bytes that are no UTF-8 are refused', () => {
    const path = file('latin1.txt', Uint8Array.of(0x61, 0xe4, 0x0a))
    expect(() => readText(path)).toThrow(/latin1.txt: expected text in UTF-8/)
    expect(() => [...readLines(path)]).toThrow(DataError)
    expect(() => [...readLines(file('cut.txt', Uint8Array.of(0x61, 0xc3)))]).toThrow(
      DataError,
    )
  })
})

describe('images', () => {
  const pixels = Uint8Array.of(
    255,
    0,
    0,
    0,
    255,
    0,
    0,
    0,
    255,
    255,
    255,
    255,
    0,
    0,
    0,
    51,
    51,
    51,
  )
  const png = () =>
    sharp(pixels, { raw: { width: 3, height: 2, channels: 3 } })
      .png()
      .toBuffer()

  test('a PNG becomes one plane a color, in 0 … 1', async () => {
    const image = await readImage(await png())
    expect(image.shape).toEqual([3, 2, 3])
    expect(image.select(0, 0).toArray()).toEqual([
      [1, 0, 0],
      [1, 0, expect.closeTo(0.2, 6)],
    ])
    expect(image.select(0, 2).toArray()).toEqual([
      [0, 0, 1],
      [1, 0, expect.closeTo(0.2, 6)],
    ])
  })

  test('JPEG, gray and another size', async () => {
    const jpeg = await sharp({
      create: { width: 32, height: 16, channels: 3, background: '#808080' },
    })
      .jpeg()
      .toBuffer()
    const image = await readImage(file('gray.jpg', jpeg), {
      channels: 1,
      size: { height: 8, width: 8 },
    })
    expect(image.shape).toEqual([1, 8, 8])
    for (const value of image.data()) expect(value).toBeCloseTo(128 / 255, 2)
  })

  test('what is missing, truncated or no image is refused', async () => {
    await expect(readImage(join(folder, 'none.png'))).rejects.toThrow(DataError)
    await expect(readImage(file('text.png', 'hello'))).rejects.toThrow(
      /text.png: expected a PNG/,
    )
    const noise = Uint8Array.from({ length: 64 * 64 * 3 }, (_, k) => (k * k * 31) % 256)
    const whole = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .jpeg()
      .toBuffer()
    await expect(
      readImage(file('cut.jpg', whole.subarray(0, whole.length / 2))),
    ).rejects.toThrow(DataError)
  })
})
