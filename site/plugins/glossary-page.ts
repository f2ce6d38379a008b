// Turns the glossary's data into markdown: one heading a term, so that each has an anchor and is found by the search.
import { partOfTerm } from '../../chapters/book/explained.ts'
import { writtenChapters } from '../../chapters/book/front-matter.ts'
import { strings } from '../strings.ts'
import { conventions, differences } from '../differences.ts'
import { glossary } from '../glossary.ts'

/** In a table a | would end the cell; TeX has a word for it. */
const formula = (symbol?: string): string =>
  symbol ? `$${symbol.replaceAll('\\|', '\\Vert ').replaceAll('|', '\\vert ')}$` : strings.glossary.none

const code = (text?: string): string => (text ? `\`${text}\`` : strings.glossary.none)

export function glossaryMarkdown(): string {
  const words = strings.glossary
  const chapters = new Map(writtenChapters().map((chapter) => [chapter.slug, chapter]))
  const link = ({ chapter: slug, term, here }: (typeof glossary)[number]): string => {
    const chapter = chapters.get(slug)
    if (!chapter) return ''
    const part = partOfTerm(chapter, term, here)
    const place = part ? `: ${part.title}` : ''
    return `[${strings.chapter(chapter.number)}${place}](/${slug}/${part?.address ?? ''})`
  }
  const sorted = [...glossary].sort((a, b) => a.term.localeCompare(b.term, 'en', { sensitivity: 'base' }))
  const letters = [...new Set(sorted.map(({ term }) => term[0].toUpperCase()))]
  const entries = letters.map((letter) => {
    const terms = sorted.filter(({ term }) => term[0].toUpperCase() === letter)
    return (
      `## ${letter} {#letter-${letter.toLowerCase()}}\n\n` +
      terms.map((one) => `### ${one.term} {#${one.id}}\n\n${one.meaning} ${link(one)}`).join('\n\n')
    )
  })
  const rows = sorted
    .filter(({ symbol, here, pytorch, keras }) => symbol || here || pytorch || keras)
    .map(
      ({ term, id, symbol, here, pytorch, keras }) =>
        `| [${term}](#${id}) | ${formula(symbol)} | ${code(here)} | ${code(pytorch)} | ${code(keras)} |`,
    )
  const index = letters.map((letter) => `[${letter}](#letter-${letter.toLowerCase()})`).join(' ')
  return [
    `<div class="letters">\n\n${index}\n\n</div>`,
    ...entries,
    `## ${words.words} {#words}`,
    `| ${words.term} | ${words.formula} | ${words.here} | PyTorch | Keras |\n|---|---|---|---|---|\n${rows.join('\n')}`,
    `## ${words.differences} {#pytorch}`,
    words.differencesMean,
    `| | ${words.here} | PyTorch |\n|---|---|---|\n${differences.map(({ what, here, pytorch }) => `| ${what} | ${here} | ${pytorch} |`).join('\n')}`,
    words.conventionsMean,
    `| | ${words.here}, PyTorch | ${words.elsewhere} |\n|---|---|---|\n${conventions.map(({ what, here, elsewhere }) => `| ${what} | ${here} | ${elsewhere} |`).join('\n')}`,
  ].join('\n\n')
}
