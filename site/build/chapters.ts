// What the chapters say about themselves in their front matter: the menus, the home page and the source pages read it here.
import { existsSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import { readText, root, slugOf } from './paths.ts'

/** One line of `introduces:`, e.g. `tensor/tensor.ts#Tensor.reshape: same storage, new shape`. */
export interface Introduced {
  file: string
  symbol: string
  text: string
}
export interface Chapter {
  folder: string
  slug: string
  number: number
  title: string
  description: string
  minutes: number
  prerequisites: string[]
  introduces: Introduced[]
}

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

function readChapter(folder: string): Chapter {
  const source = readText(`chapters/${folder}/index.md`)
  const frontMatter = parse(/^---\n([\s\S]*?)\n---/.exec(source)?.[1] ?? '') ?? {}
  const slug = slugOf(folder)
  return {
    folder,
    slug,
    number: Number(frontMatter.number ?? /^\d+/.exec(folder)?.[0] ?? 0),
    title: String(frontMatter.title ?? slug),
    description: String(frontMatter.description ?? ''),
    minutes: Number(frontMatter.minutes ?? 0),
    prerequisites: frontMatter.prerequisites ?? [],
    introduces: parseIntroduces(frontMatter.introduces),
  }
}

/** The chapters that exist, in order. */
export function readChapters(): Chapter[] {
  if (!existsSync(`${root}/chapters`)) return []
  return readdirSync(`${root}/chapters`)
    .filter((folder) => /^\d\d-/.test(folder) && existsSync(`${root}/chapters/${folder}/index.md`))
    .map(readChapter)
    .sort((a, b) => a.number - b.number)
}
