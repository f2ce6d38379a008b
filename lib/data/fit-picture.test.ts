import { ArgumentError, fitPicture, ShapeError, type PictureForm } from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const rgb = (size: number, fit: 'crop' | 'pad' = 'crop'): PictureForm => ({
  size,
  colors: ['red', 'green', 'blue'],
  fit,
})
const gray = (size: number, fit: 'crop' | 'pad' = 'crop'): PictureForm => ({
  size,
  colors: ['gray'],
  fit,
})
/** A picture of one row for each list, its pixels gray. */
function picture(...rows: number[][]) {
  const pixels = Uint8Array.from(rows.flat().flatMap((value) => [value, value, value]))
  return { width: rows[0].length, height: rows.length, pixels }
}

describe('a picture that has its size', () => {
  const pixels = Uint8Array.of(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120)
  const square = { width: 2, height: 2, pixels }

  test('keeps its numbers, a plane a color', () => {
    expect([...fitPicture(square, rgb(2))]).toEqual([
      10, 40, 70, 100, 20, 50, 80, 110, 30, 60, 90, 120,
    ])
  })

  test('has its planes in the order that is asked for', () => {
    const form: PictureForm = { size: 2, colors: ['blue', 'green', 'red'], fit: 'crop' }
    expect([...fitPicture(square, form)].slice(0, 4)).toEqual([30, 60, 90, 120])
  })

  test('becomes gray as the eye weighs the colors', () => {
    const one = (...color: number[]) =>
      fitPicture({ width: 1, height: 1, pixels: Uint8Array.from(color) }, gray(1))[0]
    expect([one(255, 0, 0), one(0, 255, 0), one(0, 0, 255)]).toEqual([76, 150, 29])
    expect(one(7, 7, 7)).toBe(7)
  })

  test('shows white where it is transparent', () => {
    const through = Uint8Array.of(0, 0, 0, 0, 255, 0, 0, 51, 10, 20, 30, 255, 0, 0, 0, 128)
    expect([
      ...fitPicture({ width: 2, height: 2, pixels: through }, rgb(2)).slice(4, 8),
    ]).toEqual([255, 204, 20, 127])
  })
})

describe('another size', () => {
  test('by hand: four pixels become two, by a triangle that reaches to the middles beside', () => {
    // Weights of the first: 3/4, 3/4, 1/4 of 7/4, the edge ends it.
    const [first, second] = fitPicture(
      picture([0, 100, 200, 40], [0, 100, 200, 40], [0, 100, 200, 40], [0, 100, 200, 40]),
      gray(2),
    )
    expect(first).toBe(Math.round((0.75 * 0 + 0.75 * 100 + 0.25 * 200) / 1.75))
    expect(second).toBe(Math.round((0.25 * 100 + 0.75 * 200 + 0.75 * 40) / 1.75))
  })

  test('one color stays that color, smaller, larger and odd', () => {
    for (const [width, height, size] of [
      [7, 5, 3],
      [3, 3, 8],
      [1, 1, 4],
      [640, 3, 2],
      [5, 9, 9],
    ]) {
      // prettier-ignore
      const pixels = new Uint8Array(width * height * 3).fill(123)
      for (const fit of ['crop', 'pad'] as const) {
        const fitted = fitPicture({ width, height, pixels }, gray(size, fit))
        if (fit === 'crop') expect(new Set(fitted)).toEqual(new Set([123]))
        expect(Math.min(...fitted)).toBeGreaterThanOrEqual(123)
      }
    }
  })

  test('is what Pillow makes of it, to a step of 255', () => {
    const [width, height] = [11, 8]
    const pixels = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
      const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)]
      return [23 * x + 41 * y, 7 * x * x + 13 * y, 255 - 19 * x - 3 * y][i % 3]
    })
    const ours = (size: number) => fitPicture({ width, height, pixels }, rgb(size))
    const apart = (a: ArrayLike<number>, b: readonly number[]) =>
      Math.max(...b.map((value, i) => Math.abs(value - a[i])))
    // picture.resize((size, size), Image.BILINEAR, box=(1.5, 0, 9.5, 8)), Pillow 9.4
    const smaller = [98, 154, 163, 161, 113, 89, 95, 103, 159, 59, 133, 133, 91, 148, 137, 122, 152, 97, 209, 157, 105, 202, 150, 98, 194, 142, 90] // prettier-ignore
    const larger = [32, 51, 69, 87, 106, 124, 143, 161, 179, 198] // its first row, red
    expect(apart(ours(3), smaller)).toBeLessThanOrEqual(1)
    expect(apart(ours(10), larger)).toBeLessThanOrEqual(1)
  })
})

describe('what is not square', () => {
  const wide = picture([10, 10, 90, 90, 10, 10], [10, 10, 90, 90, 10, 10])

  test('is cut in the middle', () => {
    expect([...fitPicture(wide, gray(2, 'crop'))]).toEqual([90, 90, 90, 90])
  })

  test('or gets white above and below', () => {
    const fitted = fitPicture(wide, gray(6, 'pad'))
    expect([...fitted.slice(0, 6)]).toEqual([255, 255, 255, 255, 255, 255])
    expect([...fitted.slice(12, 18)]).toEqual([10, 10, 90, 90, 10, 10])
    expect([...fitted.slice(30)]).toEqual([255, 255, 255, 255, 255, 255])
  })

  test('a line of one pixel is a picture, too', () => {
    const line = picture(Array.from({ length: 40 }, () => 30))
    expect([...fitPicture(line, gray(2, 'crop'))]).toEqual([30, 30, 30, 30])
    expect(Math.max(...fitPicture(line, gray(4, 'pad')))).toBe(255)
  })
})

describe('what cannot be is refused', () => {
  const square = picture([1, 2], [3, 4])

  test.each([
    ['no size', { ...gray(0) }, /size must be a whole number from 1 to 1024, got 0/],
    ['a color twice', { ...rgb(2), colors: ['red', 'red', 'blue'] }, /got red, red, blue/],
    ['no color', { ...rgb(2), colors: [] }, /got none/],
    ['another fit', { ...rgb(2), fit: 'stretch' }, /fit must be 'crop' or 'pad'/],
  ])('%s', (_, form, message) => {
    expect(() => fitPicture(square, form as PictureForm)).toThrow(message)
    expect(() => fitPicture(square, form as PictureForm)).toThrow(ArgumentError)
  })

  test('numbers that are no whole pixels', () => {
    const gray = { width: 2, height: 2, pixels: new Uint8Array(4) }
    expect(() => fitPicture(gray, rgb(2))).toThrow(
      /2 × 2 pixels with three or four numbers each are 12 or 16, got 4/,
    )
    expect(() => fitPicture(gray, rgb(2))).toThrow(ShapeError)
  })
})
