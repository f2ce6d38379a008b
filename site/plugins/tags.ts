// Tags that become plain HTML while the site is built: <Exercise> gets a heading, its task as text, its entry in the manifest
// and its starter code (so it can be read and printed without JavaScript), <Introduces> the table of what the chapter explains, <Glossary> its entries, <Parts> the list of a chapter's parts. A title gets a line above it.
import type { MarkdownRenderer } from 'vitepress'
import { parseIntroduces, writtenChapters } from '../../chapters/book/front-matter.ts'
import { minutesOf } from '../../chapters/book/minutes.ts'
import type { PartMatter } from '../../chapters/book/part-page.ts'
import { root } from '../../chapters/book/root.ts'
import { strings } from '../strings.ts'
import { base, escapeHtml, sourceAddress } from '../addresses.ts'
import { exerciseText, readExercise } from './exercises.ts'
import { glossaryMarkdown } from './glossary-page.ts'
import { partList } from './part-list.ts'

const missing = (what: string): string => `<p class="missing">${escapeHtml(strings.missing(what))}</p>\n`

export function introducesTable(frontMatter: Record<string, unknown>): string {
  const rows = parseIntroduces(frontMatter.introduces).map(({ file, symbol, text }) => {
    const href = base + sourceAddress(file) + (symbol ? `#${symbol}` : '')
    // On a phone a long path breaks after a folder.
    const path = escapeHtml(file).replaceAll('/', '/<wbr>')
    const name = symbol ? `${path}<wbr><span class="symbol">#${escapeHtml(symbol)}</span>` : path
    return `<tr><td><a href="${escapeHtml(href)}"><code>${name}</code></a></td><td>${escapeHtml(text)}</td></tr>`
  })
  if (!rows.length) return missing('introduces:')
  const { file, what } = strings.introduces
  return `<table class="introduces" tabindex="0"><thead><tr><th>${file}</th><th>${what}</th></tr></thead><tbody>${rows.join('')}</tbody></table>\n`
}

/** The line above a chapter's title: its number, how long it takes, and what it builds on. */
export function chapterHead({ number, slug, prerequisites, parts: cut }: Record<string, unknown>): string {
  const slugs: unknown[] = Array.isArray(prerequisites) ? prerequisites : []
  const written = writtenChapters()
  const chapter = written.find((one) => one.slug === slug)
  const minutes = chapter && minutesOf(chapter)
  const needs = written
    .filter(({ slug }) => slugs.includes(slug))
    .map(({ slug, title }) => `<a href="${base}${slug}/">${escapeHtml(title)}</a>`)
  const parts = [
    strings.chapter(Number(number)),
    ...(minutes ? [strings.reading(minutes.reading)] : []),
    ...(minutes?.exercises ? [strings.solving(minutes.exercises)] : []),
    ...(needs.length ? [`${strings.buildsOn} ${needs.join(', ')}`] : []),
  ]
  // Above the whole chapter: it can be read in parts.
  if (cut) parts.push(`<a href="${base}${String(slug)}/">${strings.parts.inParts(Object.keys(cut).length)}</a>`)
  return headLine(parts)
}

/** The line above the title of a part: whose it is, which one, and how long it takes. */
const partHead = ({ number, of, chapter, title, slug, minutes, atExercises }: PartMatter): string =>
  headLine([
    `<a href="${base}${slug}/">${strings.chapter(chapter)}: ${escapeHtml(title)}</a>`,
    strings.parts.place(number, of),
    strings.reading(minutes),
    ...(atExercises ? [strings.solving(atExercises)] : []),
  ])

const headLine = (parts: string[]): string =>
  `<p class="chapter-head">${parts.map((part) => `<span>${part}</span>`).join('')}</p>\n`

export function tagsPlugin(md: MarkdownRenderer): void {
  // The glossary is expanded before the text is parsed, so its terms get anchors and can be searched.
  md.core.ruler.before('block', 'glossary', (state) => {
    state.src = state.src.replace(/^<Glossary \/>$/m, () => glossaryMarkdown())
  })

  md.core.ruler.after('block', 'book_tags', (state) => {
    const html = (content: string) => {
      const token = new state.Token('html_block', '', 0)
      token.content = content
      return token
    }
    const frontMatter = state.env.frontmatter ?? {}
    // The titles of boxes go through the same rules, one line each.
    if (frontMatter.number !== undefined && !state.inlineMode) state.tokens.unshift(html(chapterHead(frontMatter)))
    if (frontMatter.part && !state.inlineMode) state.tokens.unshift(html(partHead(frontMatter.part)))
    state.tokens.forEach((token, i) => {
      if (token.type !== 'th_open') return
      const heading = state.tokens[i + 1].content.trim()
      // The empty corner of a table is a cell, not a heading of nothing; a formula alone is read out as it is typed.
      if (heading === '') token.tag = state.tokens[i + 2].tag = 'td'
      const formula = /^\$([^$]+)\$$/.exec(heading)?.[1]
      if (formula) token.attrSet('aria-label', formula.replace(/[\\{}]/g, ''))
    })
    state.tokens = state.tokens.flatMap((token) => {
      // VitePress hands a component that closes itself on to the renderer as inline HTML at block level.
      if (token.type !== 'html_inline' && token.type !== 'html_block') return [token]
      if (/^<Introduces\s*\/>\s*$/.test(token.content)) return [html(introducesTable(frontMatter))]
      if (/^<Parts\s*\/>\s*$/.test(token.content)) return [html(partList(String(frontMatter.slug)))]
      const [, id, heading] = /^<Exercise\s+id="([^"]+)"(?:\s+heading="(\d)")?\s*\/>\s*$/.exec(token.content) ?? []
      if (!id) return [token]
      const exercise = readExercise(id)
      if (!exercise) return [html(missing(`exercise ${id}`))]
      state.env.includes?.push(`${root}/solutions/${exercise.folder}/stub.ts`)
      const { title, level, points, minutes, folder, starter } = exercise
      const text: typeof state.tokens = []
      state.md.block.parse(exerciseText(exercise, Number(heading ?? 3)), state.md, state.env, text)
      const fence = new state.Token('fence', 'code', 0)
      Object.assign(fence, { info: 'ts', markup: '```', content: starter.code, map: token.map })
      const attributes = `id="${escapeHtml(id)}" title="${escapeHtml(title)}" level="${level}" folder="${folder}"`
      return [
        ...text,
        html(`<Exercise ${attributes} :points="${points}" :minutes="${minutes}">\n`),
        fence,
        html('</Exercise>\n'),
      ]
    })
  })
}
