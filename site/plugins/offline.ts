// Writes the service worker: pages come from the network first and from the cache when there is none; hashed files are kept.
// The book is fetched for reading without a network; the engine's source, three files in four, is kept once it was looked at.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { forwardSlashes, readText } from '../../chapters/book/root.ts'
import { base } from '../addresses.ts'

export function writeServiceWorker(outDir: string): void {
  const all = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => forwardSlashes(relative(outDir, join(entry.parentPath, entry.name))))
  // KaTeX ships each font three times; browsers that run this site take woff2.
  const kept = all
    .filter(
      (file) =>
        /\.(html|js|css|woff2|svg|json|wasm)$|^data\//.test(file) &&
        !/^(sw\.js|hashmap\.json)$|^(assets\/)?source[_/]/.test(file),
    )
    .sort()
  const hash = createHash('sha256')
  for (const file of kept) hash.update(file).update(file.startsWith('assets/') ? '' : readFileSync(join(outDir, file)))
  const addresses = kept.map((file) => base + file.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, ''))
  const worker = readText('site/.vitepress/sw.template.js')
    .replace('__VERSION__', hash.digest('hex').slice(0, 12))
    .replace('/* FILES */', addresses.map((address) => JSON.stringify(address)).join(','))
  writeFileSync(join(outDir, 'sw.js'), worker)
}
