// Joins the files that the parts of a run wrote, with what the sanitizers said: merge-main <out.json> <file>…. A file that is
// missing or broken is left out, and named.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { mergeResults } from './merge.ts'

const [out, ...files] = process.argv.slice(2)
const missing: string[] = []
const parts = files.flatMap((file): Record<string, unknown>[] => {
  try {
    const text = readFileSync(file, 'utf8')
    if (!file.endsWith('.json')) return [{ [basename(file).replace(/\..*$/, '')]: sanitizerSummary(text) }]
    const part = JSON.parse(text) as Record<string, unknown>
    // The outcomes of all comparisons are for reading, not for keeping.
    if ('outcomes' in part)
      return [{ checks: { passed: part.passed, failed: part.failed, untried: part.untried }, resources: part.kernels }]
    return [part]
  } catch {
    missing.push(basename(file))
    return []
  }
})
writeFileSync(out, `${JSON.stringify(mergeResults([...parts, { missing }]), null, 2)}\n`)
console.log(`written: ${out}${missing.length > 0 ? `; missing: ${missing.join(', ')}` : ''}`)

/** The last line of a sanitizer's report, for each tool. */
function sanitizerSummary(text: string): string[] {
  return text.split('\n').filter((line) => /(ERROR|RACECHECK) SUMMARY/.test(line))
}
