import { readFileSync } from 'node:fs'
import pc from 'picocolors'
import { ArgumentError } from '../../../lib/errors.ts'
import { chapters, findChapter, type Chapter } from '../chapters.ts'
import {
  compare,
  examples,
  firstDifference,
  orphans,
  recordExample,
  runExample,
} from '../examples.ts'
import { isMain, main } from '../main.ts'
import { refuseSwallowed } from '../npm-flags.ts'
import { fromRoot } from '../root.ts'

/**
 * `npm run examples [-- slug…]`: runs every listing of the book and compares what it prints
 * with what was recorded. `npm run examples -- --write slug`: records anew.
 */
export async function runExamples(
  args: readonly string[],
  all: readonly Chapter[] = chapters(),
): Promise<void> {
  refuseSwallowed('examples', [{ name: 'write', value: false }], args)
  const write = args.includes('--write')
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--write')
  if (unknown !== undefined)
    throw new ArgumentError(`unknown flag ${unknown}; there is --write`)
  const slugs = args.filter((arg) => arg !== '--write')
  if (write && slugs.length === 0)
    throw new ArgumentError(
      'name the chapters to record: npm run examples -- --write <slug>',
    )

  let count = 0
  let faults = 0
  let leftOver = 0
  for (const chapter of slugs.length > 0
    ? slugs.map((slug) => findChapter(slug, all))
    : all) {
    for (const example of examples(chapter)) {
      count++
      const output = await runExample(example)
      const verdict = compare(example, output)
      if (verdict === 'same') continue
      if (write) {
        recordExample(example, output)
        console.log(`${pc.green('recorded')} ${fromRoot(example.recorded)}`)
        continue
      }
      faults++
      console.log(`${pc.red(verdict)} ${example.name}`)
      if (verdict === 'different')
        console.log(firstDifference(readFileSync(example.recorded, 'utf8'), output))
    }
    for (const orphan of orphans(chapter)) {
      leftOver++
      console.log(`${pc.red('no listing for')} ${orphan}`)
    }
  }
  if (faults + leftOver > 0) {
    console.log(
      '\nIf the new output is right, record it: npm run examples -- --write <slug>',
    )
    process.exitCode = 1
  }
  console.log(`${count - faults} of ${count} listings print what was recorded`)
}

if (isMain(import.meta)) await main(() => runExamples(process.argv.slice(2)))
