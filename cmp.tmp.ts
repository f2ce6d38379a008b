import { transformSync } from 'esbuild'
import { readFileSync, readdirSync } from 'node:fs'
import { wrongFile } from './exercises/runner/checks/wrong.ts'
let n = 0, same = 0
for (const ch of readdirSync('solutions')) for (const ex of readdirSync(`solutions/${ch}`)) {
  const d = `solutions/${ch}/${ex}`
  const sol = readFileSync(`${d}/${ex}.ts`, 'utf8')
  const { default: w } = await import(`./${d}/wrong.ts`)
  for (const [name, a] of Object.entries<any>(w)) {
    n++
    try {
      const min = (t: string) => transformSync(t, { loader: 'ts', minifyWhitespace: true }).code
      if (min(wrongFile(sol, a)) === min(readFileSync(`/tmp/rn/${d.replace('solutions','solutions.bak')}/wrong/${name}.ts`, 'utf8'))) same++
      else console.log('DIFFERENT', d, name)
    } catch (e) { console.log('ERROR', d, name, (e as Error).message.split('\n')[1] ?? e) }
  }
}
console.log(n, same)
