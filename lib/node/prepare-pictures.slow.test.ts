import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { classesOf, place } from './pictures.fixture.ts'
import { preparePictures, type Prepared } from './prepare-pictures.ts'

test('threads give what one gives, in whatever order they are done', async () => {
  const folder = mkdtempSync(join(tmpdir(), "threads it's #1 "))
  try {
    await place(folder, { ...classesOf(['cat'], 30), 'cat/bad.png': 'x' })
    const paths = readdirSync(join(folder, 'cat')).map((name) => join(folder, 'cat', name))
    const form = { size: 8, colors: ['red', 'green', 'blue'], fit: 'crop' } as const
    const prepared = async (threads: number): Promise<Prepared[]> => {
      const all: Prepared[] = []
      await preparePictures(paths, form, (i, one) => (all[i] = one), threads)
      return all
    }
    const [one, three] = [await prepared(1), await prepared(3)]
    expect(three).toEqual(one)
    expect(three.filter(({ reason }) => reason !== undefined)).toHaveLength(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
