import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkFaults } from './links.ts'

let base = ''
beforeEach(() => void (base = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterEach(() => rmSync(base, { recursive: true }))

function faults(files: Record<string, string>): string[] {
  const all = { 'package.json': '{ "scripts": { "chapter": "x", "site:test": "x" } }', ...files }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  return linkFaults(base)
}

test('sound links, commands and things that only look like links pass', () => {
  expect(
    faults({
      'README.md':
        '# Top\n[a](docs/a.md) [b](docs/a.md#two-words) [c](#top) [d](https://example.org/x) `npm run site:test`\n',
      'docs/a.md': '## Two words!\n`[x](no.md)` and $f[x](y)$\n```md\n[x](no.md)\n```\n',
    }),
  ).toEqual([])
})

test.each([
  ['a file that is not there', '[a](docs/b.md)', 'README.md:1: the link docs/b.md leads to no file'],
  ['a picture that is not there', 'text\n![a](b.png "title")', 'README.md:2: the link b.png leads to no file'],
  ['a heading that is not there', '# Top\n[a](#bottom)', 'README.md:2: README.md has no heading for the link #bottom'],
  ['a link after a listing', '```\nx\n```\n[a](b.md)', 'README.md:4: the link b.md leads to no file'],
  [
    'a command that is not there',
    '```\nnpm run chapters cnn\n```',
    'README.md:2: there is no script for `npm run chapters`',
  ],
])('%s is a fault', (_, text, fault) => {
  expect(faults({ 'README.md': text })).toEqual([fault])
})
