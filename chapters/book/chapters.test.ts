import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chapters, findChapter, loadExperiment } from './chapters.ts'
import { frontMatter } from './front-matter.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))
  for (const name of ['02-gradient-descent', '01-tensors', '0-notes', 'drafts', '10-lstm'])
    mkdirSync(join(folder, 'chapters', name), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

test('chapters are the numbered folders, in reading order', () => {
  expect(chapters(folder).map(({ number, slug }) => [number, slug])).toEqual([
    [1, 'tensors'],
    [2, 'gradient-descent'],
    [10, 'lstm'],
  ])
})

test.each(['lstm', '10', '10-lstm'])('a chapter is found as %s', (typed) => {
  expect(findChapter(typed, chapters(folder)).slug).toBe('lstm')
})

test('an unknown chapter gets a suggestion and the list', () => {
  expect(() => findChapter('tensor', chapters(folder))).toThrow(
    /no chapter 'tensor'\. Did you mean tensors\?.*gradient-descent, lstm/,
  )
})

test('the front matter is read; broken YAML and none at all are refused with the file’s name', () => {
  const [chapter] = chapters(folder)
  const path = join(chapter.folder, 'index.md')
  writeFileSync(
    path,
    '---\ntitle: Tensors\nintroduces:\n  - shape/shape.ts: sizes\n  - random\n---\n# Tensors\n',
  )
  expect(frontMatter(chapter)).toEqual({
    title: 'Tensors',
    description: '',
    prerequisites: [],
    introduces: [
      { file: 'shape/shape.ts', symbol: '', text: 'sizes' },
      { file: 'random', symbol: '', text: '' },
    ],
    parts: [],
  })
  writeFileSync(path, '---\ntitle: [a\n---\n')
  expect(() => frontMatter(chapter)).toThrow(
    /^tensors\/index\.md: the front matter is not YAML/,
  )
  writeFileSync(path, '# Tensors\n')
  expect(() => frontMatter(chapter)).toThrow(/^tensors\/index\.md: expected YAML between/)
})

test('a train.ts that exports no experiment is refused', async () => {
  const [chapter] = chapters(folder)
  await expect(loadExperiment(chapter)).rejects.toThrow("chapter 'tensors' has no train.ts")
  writeFileSync(join(chapter.folder, 'train.ts'), 'export const x = 1\n')
  await expect(loadExperiment(chapter)).rejects.toThrow(
    'expected `export default experiment',
  )
})
