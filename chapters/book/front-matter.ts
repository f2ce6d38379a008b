import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { DataError } from '../../lib/errors.ts'
import { chapters, type Chapter } from './chapters.ts'

/** What a chapter's index.md says about itself in its front matter. */
export interface FrontMatter {
  title: string
  description: string
  /** slugs of the chapters that it builds on */
  prerequisites: string[]
  introduces: Introduced[]
  /** the pages that it is read as; none where it is one page */
  parts: PartPlan[]
}

/** One line of `parts:`, e.g. `views: Other strides over the same memory`. */
export interface PartPlan {
  /** below the chapter's */
  address: string
  /** the heading of its first section */
  from: string
  /** '' where its first heading is its title */
  title: string
}

/** One line of `introduces:`, e.g. `tensor/tensor.ts#Tensor.reshape: same storage, new shape`. */
export interface Introduced {
  /** below lib/ */
  file: string
  /** '' where the whole file is explained */
  symbol: string
  text: string
}

/**
 * @throws DataError when the chapter's text has no front matter, or one that is not YAML
 */
export function frontMatter({
  folder,
  slug,
}: Pick<Chapter, 'folder' | 'slug'>): FrontMatter {
  const path = join(folder, 'index.md')
  const given = existsSync(path) ? parseBlock(readFileSync(path, 'utf8'), slug) : {}
  return {
    title: String(given.title ?? slug),
    description: String(given.description ?? ''),
    prerequisites: Array.isArray(given.prerequisites)
      ? given.prerequisites.map(String)
      : [],
    introduces: parseIntroduces(given.introduces),
    parts: parseParts(given.parts),
  }
}

/** The chapters that have a text, with what it says about itself, in reading order. */
export function writtenChapters(base?: string): (Chapter & FrontMatter)[] {
  return chapters(base)
    .filter(({ folder }) => existsSync(join(folder, 'index.md')))
    .map((chapter) => ({ ...chapter, ...frontMatter(chapter) }))
}

/** The list under `introduces:` as YAML gives it: texts, and pairs of a target and a text. */
export function parseIntroduces(list: unknown): Introduced[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((entry: unknown) => {
    const pairs = typeof entry === 'string' ? [[entry, '']] : Object.entries(entry ?? {})
    return pairs.map(([target, text]) => {
      const [file, symbol = ''] = String(target).split('#')
      return { file, symbol, text: String(text) }
    })
  })
}

/** The table under `parts:`: an address, and a heading or `{ title, from }`. */
function parseParts(table: unknown): PartPlan[] {
  return Object.entries((table ?? {}) as Record<string, unknown>).map(
    ([address, given]) => {
      const { from = '', title = '' } =
        typeof given === 'string' ? { from: given } : ((given ?? {}) as Partial<PartPlan>)
      return { address, from, title }
    },
  )
}

function parseBlock(text: string, slug: string): Record<string, unknown> {
  const block = /^---\r?\n(.*?)\r?\n---\r?\n/s.exec(text)
  if (block === null)
    throw new DataError(
      `${slug}/index.md: expected YAML between two lines of --- at its start, got none`,
    )
  try {
    return (parse(block[1]) as Record<string, unknown> | null) ?? {}
  } catch (error) {
    throw new DataError(
      `${slug}/index.md: the front matter is not YAML: ${error instanceof Error ? error.message : error}`,
    )
  }
}

/** What a reader sees of a chapter's Markdown: without its front matter and its script. */
export function bodyOf(markdown: string): string {
  return markdown
    .replace(/^---\r?\n.*?\r?\n---\r?\n/s, '')
    .replace(/<script setup>.*?<\/script>/s, '')
}
