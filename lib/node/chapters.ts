import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { ArgumentError, DataError } from '../errors.ts'
import type { Experiment } from './experiment.ts'
import { root } from './files.ts'
import { didYouMean } from '../suggest.ts'

/** A chapter on disk: `chapters/04-backprop`. */
export interface Chapter {
  number: number
  slug: string
  folder: string
}

/** The front matter of a chapter's index.md, as far as programs read it. */
export interface FrontMatter {
  title?: string
  description?: string
  introduces?: (string | Record<string, string>)[]
}

/** All chapters in reading order. */
export function chapters(folder = join(root, 'chapters')): Chapter[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => /^(\d\d)-([a-z0-9-]+)$/.exec(name))
    .filter((match) => match !== null)
    .map(([name, number, slug]) => ({
      number: Number(number),
      slug,
      folder: join(folder, name),
    }))
    .filter(({ number }) => number > 0)
    .sort((a, b) => a.number - b.number)
}

/**
 * The chapter of that slug, number or folder name.
 *
 * @throws ArgumentError that suggests the nearest
 */
export function findChapter(typed: string, all: readonly Chapter[] = chapters()): Chapter {
  const found = all.find(
    ({ number, slug, folder }) =>
      typed === slug ||
      (/^\d+$/.test(typed) && Number(typed) === number) ||
      folder.endsWith(typed),
  )
  if (found !== undefined) return found
  const slugs = all.map(({ slug }) => slug)
  throw new ArgumentError(
    `there is no chapter '${typed}'.${didYouMean(typed, slugs)} The chapters are: ${slugs.join(', ')}`,
  )
}

/**
 * @throws DataError when the chapter's text has no front matter, or one that is not YAML
 */
export function frontMatter({ folder, slug }: Chapter): FrontMatter {
  const path = join(folder, 'index.md')
  if (!existsSync(path)) return {}
  const block = /^---\r?\n(.*?)\r?\n---\r?\n/s.exec(readFileSync(path, 'utf8'))
  if (block === null)
    throw new DataError(
      `${slug}/index.md: expected YAML between two lines of --- at its start, got none`,
    )
  try {
    return (parse(block[1]) as FrontMatter | null) ?? {}
  } catch (error) {
    throw new DataError(
      `${slug}/index.md: the front matter is not YAML: ${error instanceof Error ? error.message : error}`,
    )
  }
}

export function hasExperiment({ folder }: Chapter): boolean {
  return existsSync(join(folder, 'train.ts'))
}

/** Loads `train.ts`. @throws DataError unless its default export is an experiment */
export async function loadExperiment(chapter: Chapter): Promise<Experiment> {
  if (!hasExperiment(chapter))
    throw new DataError(
      `chapter '${chapter.slug}' has no train.ts, so there is nothing to run`,
    )
  const module = (await import(pathToFileURL(join(chapter.folder, 'train.ts')).href)) as {
    default?: Experiment
  }
  if (typeof module.default?.run !== 'function') {
    throw new DataError(
      `${chapter.slug}/train.ts: expected \`export default experiment({ … })\`, got no such export`,
    )
  }
  return module.default
}
