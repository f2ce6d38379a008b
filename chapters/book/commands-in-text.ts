import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFlags } from './flags.ts'
import type { Chapter } from './chapters.ts'
import type { Experiment } from './experiment.ts'
import { commandLine, type Results } from './results.ts'

/**
 * The commands of a chapter's text that repeat a recorded run and do not say with which
 * kernels: a reader's machine chooses others, and gets other times. A line that speaks of
 * kernels itself is enough.
 */
export function withoutKernels(
  chapter: Pick<Chapter, 'slug' | 'folder'>,
  experiment: Experiment,
): string[] {
  const path = join(chapter.folder, 'results.json')
  if (!existsSync(path)) return []
  const results = JSON.parse(readFileSync(path, 'utf8')) as Results
  const { slug } = chapter
  const recorded = Object.values(results).map(({ options, kernels }) =>
    commandLine(slug, experiment, { ...experiment.options, ...options }, kernels),
  )
  const lines = readFileSync(join(chapter.folder, 'index.md'), 'utf8').split('\n')
  return lines.flatMap((line, i) => {
    const speaks = /\bkernels\b/.test(line.replaceAll(/`[^`]*`|--kernels/g, ''))
    const said = line.matchAll(new RegExp(`npm run chapter ${slug}(?: -- ([^\`#]*))?`, 'g'))
    return [...said].flatMap(([command, flags = '']) => {
      const words = flags.split(/\s+/).filter((word) => word !== '')
      const { options, kernels, mine, dashboard } = parseFlags(
        'chapter',
        slug,
        experiment,
        words,
      )
      if (speaks || mine || dashboard) return []
      const repeats = recorded.filter((one) => {
        const set = /--kernels (\w+)$/.exec(one)?.[1] ?? ''
        return one === commandLine(slug, experiment, options, set) && kernels !== set
      })
      return repeats.map(
        (one) =>
          `${slug}/index.md, line ${i + 1}: '${command.trim()}' was recorded by '${one}'`,
      )
    })
  })
}
