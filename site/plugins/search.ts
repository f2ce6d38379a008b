// The search index holds prose only. With formulas and listings in it, they would be rendered twice and found as fragments.
import type { DefaultTheme } from 'vitepress'
import { writtenChapters } from '../../chapters/book/front-matter.ts'
import { partPages } from '../../chapters/book/part-page.ts'
import { forwardSlashes, root } from '../../chapters/book/root.ts'
import { exerciseText, readExercise } from './exercises.ts'
import { glossaryMarkdown } from './glossary-page.ts'

const exerciseTag = /^<Exercise\s+id="([^"]+)"(?:\s+heading="(\d)")?\s*\/>\s*$/gm

export const proseOnly = (source: string): string =>
  source
    .replace(/^(```+)[\s\S]*?^\1\s*$/gm, '')
    .replace(/^::: engine .*\n([\s\S]*?)^:::$/gm, '$1')
    .replace(/^<<<.*$/gm, '')
    .replace(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/^<Glossary \/>$/m, () => glossaryMarkdown().replace(/^## [^\n]*#words}[\s\S]*$/m, ''))
    .replace(exerciseTag, (_, id: string, heading = '3') => {
      const exercise = readExercise(id)
      return exercise ? exerciseText(exercise, Number(heading)).replace(/^(```+)[\s\S]*?^\1\s*$/gm, '') : ''
    })
    .replace(/^<\/?[A-Z][^>]*>$/gm, '')
    .replace(/\$\$[\s\S]*?\$\$/g, '')
    .replace(/\$[^$\n]+\$/g, '')

/** The path of a file, before the rewrites: its chapter, and its name below the chapter's folder. */
function chapterPage(path: string) {
  const [, folder, name] = /^chapters\/([^/]+)\/(.+)\.md$/.exec(path) ?? []
  const chapter = writtenChapters().find((one) => one.name === folder)
  return chapter && { chapter, name }
}

/** What is searched of a page. A chapter is found by its parts: the list of them and the whole would find all twice. */
export function searched(path: string, source: string): string {
  const page = chapterPage(path)
  // Source pages are found by the chapter that explains them, not word by word.
  if (!page) return path.startsWith('source/') || path.startsWith('site/source/') ? '' : source
  const parts = partPages(page.chapter)
  if (parts.length === 0) return source
  return parts.find(({ name }) => name === page.name)?.markdown.replace(/^## .*\n+<Parts \/>$/m, '') ?? ''
}

/** Sections that do not say the words by which they are looked for. */
const inOtherWords: Record<string, string> = {
  'too-small-right-too-large': 'The learning rate: a learning rate too high, a learning rate too low.',
}

const heading = /<h([1-6])[^>]*>(.*?)<a [^>]*?href="#([^"]*)"[^>]*>.*?<\/a><\/h\1>/gs
const plain = (html: string): string => html.replace(/<[^>]*>/g, '').trim()

/** The sections of a rendered page, each with the titles above it; those of a part have the chapter's above them. */
export function* sectionsFound(
  path: string,
  html: string,
): Generator<{ anchor: string; titles: string[]; text: string }> {
  const page = chapterPage(path)
  const above = page && page.name !== 'index' && page.name !== 'opening' ? [page.chapter.title] : []
  const found = [...html.matchAll(heading)]
  const open: string[] = []
  for (const [i, { index, 0: all, 1: level, 2: title, 3: anchor }] of found.entries()) {
    open.length = Number(level) - 1
    open.push(plain(title))
    const text = plain(html.slice(index + all.length, found[i + 1]?.index))
    // An empty text would end the list.
    const also = inOtherWords[decodeURIComponent(anchor)]
    if (text)
      yield {
        anchor: decodeURIComponent(anchor),
        titles: [...above, ...open.filter(Boolean)],
        text: also ? `${text} ${also}` : text,
      }
  }
}

// The two functions that follow travel to the page as text: they see nothing but their arguments.

/** Small words say nothing, and would decide: how many pages have "too" and "is" in a heading? */
function processTerm(term: string): string | null {
  const small = ['a', 'an', 'and', 'are', 'as', 'at', 'by', 'for', 'in', 'is', 'it', 'my', 'not', 'of', 'on', 'or', 'so', 'than', 'that', 'the', 'to', 'too', 'what', 'why', 'with'] // prettier-ignore
  const word = term.toLowerCase()
  return small.includes(word) ? null : word
}

/** First the section that explains a thing, then exercises and the glossary; and what readers ask in other words. */
function boostDocument(id: string, term: string): number {
  const asked: Record<string, string> = {
    '/gradient-descent/gradient-and-step#too-small-right-too-large': 'learning rate high large small diverges',
    '/training/debugging#a-run-that-does-not-learn': 'loss nan infinity stuck does learn',
    '/training/batches': 'batch size',
    '/layers-and-losses/activations-and-first-weights#first-weights-the-variance-of-a-sum':
      'weight weights initialization init',
    '/tensors/matrix-product#the-matrix-product-many-dot-products': 'matrix multiplication product matmul',
    '/layers-and-losses/softmax': 'softmax',
  }
  const isAsked = Object.entries(asked).some(
    ([place, words]) => id.includes(place) && !id.includes('#exercise') && words.split(' ').includes(term),
  )
  if (isAsked) return 30
  return id.includes('/glossary') ? 0.2 : id.includes('#exercise') ? 0.4 : 1
}

export const searchOptions: DefaultTheme.LocalSearchOptions = {
  _render: async (source, env, md) => {
    const text = searched(String(env.relativePath ?? ''), source)
    const html = text && (await md.renderAsync(proseOnly(text), env))
    return env.frontmatter?.search === false ? '' : html
  },
  miniSearch: {
    options: { processTerm },
    searchOptions: { boostDocument },
    _splitIntoSections: (file, html) => sectionsFound(forwardSlashes(file).replace(`${root}/`, ''), html),
  },
}
