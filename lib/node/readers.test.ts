import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ArgumentError, DataError } from 'chalkgrad'
import {
  loadTensors,
  parseCsv,
  readCsv,
  readImage,
  readLines,
  readText,
} from 'chalkgrad/node'
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

  test('an empty line is a missing value where there is one column, but not at the end', () => {
    expect(parseCsv('y\n1\n\n3\n\n').text('y')).toEqual(['1', '', '3'])
    expect(() => parseCsv('y\r\n1\r\n\r\n3').numbers('y')).toThrow(/an empty cell in row 2/)
    expect(parseCsv('\n\uFEFFx,y\n\n1,2\n\n').rows).toEqual([['1', '2']])
  })

  test('bytes that are no UTF-8 are refused, not read as �', () => {
    const path = file('latin1.csv', Buffer.from('city\nKöln\n', 'latin1'))
    expect(() => readCsv(path)).toThrow(/latin1.csv: expected text in UTF-8/)
    expect(readCsv(file('utf8.csv', 'city\nKöln\n')).text('city')).toEqual(['Köln'])
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

  test('one long line takes time in proportion to its length', { timeout: 60_000 }, () => {
    const seconds = (megabytes: number): number => {
      const path = file('long.txt', 'x'.repeat(megabytes * 2 ** 20))
      const start = performance.now()
      expect([...readLines(path)].map((line) => line.length)).toEqual([megabytes * 2 ** 20])
      return performance.now() - start
    }
    seconds(1)
    // In proportion 16 times as long, by squares 256 times.
    expect(seconds(16)).toBeLessThan(100 * Math.max(5, seconds(1)))
  })
})

test('a file that is not there, or is a folder, is named', () => {
  for (const read of [
    readText,
    readCsv,
    loadTensors,
    (path: string) => [...readLines(path)],
  ]) {
    const missing = join(folder, 'missing')
    expect(() => read(missing)).toThrow(DataError)
    expect(() => read(missing)).toThrow(`${missing}: there is no such file`)
    expect(() => read(folder)).toThrow(DataError)
    expect(() => read(folder)).toThrow(`${folder}: a file was expected, this is a folder`)
  }
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

  test('16 bits keep all their digits, and what is transparent becomes white', async () => {
    const png16 = (numbers: number[], channels: 1 | 2 | 3 | 4) =>
      sharp(Uint16Array.from(numbers), { raw: { width: numbers.length / channels, height: 1, channels } }) // prettier-ignore
        .toColourspace(channels < 3 ? 'grey16' : 'rgb16')
        .png()
        .toBuffer()
    const gray = [0, 12345, 32768, 65535]
    const share = (value: number) => expect.closeTo(value / 65535, 6) as number
    expect((await readImage(await png16(gray, 1), { channels: 1 })).toArray()).toEqual([
      [gray.map(share)],
    ])
    const colors = await readImage(await png16([1, 258, 65535, 40000, 20000, 0], 3))
    expect(colors.toArray()).toEqual([
      [[share(1), share(40000)]],
      [[share(258), share(20000)]],
      [[share(65535), share(0)]],
    ])
    // A quarter of black before white; all of it transparent.
    const clear = await readImage(await png16([0, 0, 0, 16384, 7, 7, 7, 0], 4))
    expect(clear.select(0, 1).toArray()).toEqual([[share(65535 - 16384), 1]])
    expect((await readImage(await png16(gray, 1))).select(0, 2).toArray()).toEqual([
      gray.map(share),
    ])
  })

  test('numbers of 32 bits, and more than 1 GiB of them, are refused with what to do', async () => {
    const tiff = await sharp(pixels, { raw: { width: 3, height: 2, channels: 3 } })
      .toColourspace('scrgb')
      .tiff({ compression: 'none' })
      .toBuffer()
    if ((await sharp(tiff).metadata()).depth === 'float')
      await expect(readImage(tiff)).rejects.toThrow(
        /of the kind float, of which nobody knows/,
      )
    const wide = `<svg xmlns="http://www.w3.org/2000/svg" width="12000" height="10000"/>`
    await expect(readImage(Buffer.from(wide))).rejects.toThrow(
      /12000 × 10000 pixels would be 1\.3 GiB as float32, more than 1 GiB: give the size/,
    )
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

describe('CSV numbers', () => {
  test('that float32 cannot hold are refused by row, with a way to keep them', () => {
    expect(() => parseCsv('a\n1\n123456789').numbers('a')).toThrow(
      /'123456789' in column 'a', row 2 below the headings, would become 123456792 in float32.*float64/,
    )
    expect(() => parseCsv('a\n1e40').numbers('a')).toThrow(/beyond what float32 can hold/)
    expect(() => parseCsv('a\nInfinity').numbers('a')).toThrow(/beyond/)
    expect(parseCsv('a\n16777216\n0.1').numbers('a').shape).toEqual([2, 1])
  })

  test('stand in lines that end in different ways', () => {
    const table = parseCsv('a,b\r\n1,2\n3,4\r5,6')
    expect(table.numbers('a', 'b').toArray()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ])
    expect(parseCsv('a\r\n1\r\n\r\n3\r\n').text('a')).toEqual(['1', '', '3'])
  })
})
