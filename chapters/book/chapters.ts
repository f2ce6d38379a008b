import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ArgumentError, DataError } from '../../lib/errors.ts'
import { didYouMean } from '../../lib/suggest.ts'
import type { Experiment } from './experiment.ts'
import { root } from './root.ts'

/** A chapter on disk. Its name is that of its folder: `04-backprop`. */
export interface Chapter {
  name: string
  number: number
  /** `backprop`: what a reader types, and its address on the site */
  slug: string
  /** absolute */
  folder: string
}

/** All chapters in reading order: the numbered folders below `chapters/`. */
export function chapters(base = root): Chapter[] {
  return numberedFolders(join(base, 'chapters')).map((name) => ({
    name,
    number: Number(name.slice(0, 2)),
    slug: slugOf(name),
    folder: join(base, 'chapters', name),
  }))
}

/** The names of the folders that belong to a chapter, in reading order: `04-backprop`, … */
export function numberedFolders(parent: string): string[] {
  if (!existsSync(parent)) return []
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d\d-[a-z0-9-]+$/.test(entry.name))
    .map(({ name }) => name)
    .sort()
}

/** `04-backprop` → `backprop`: folders carry the number, addresses the slug. */
export function slugOf(name: string): string {
  return name.replace(/^\d+-/, '')
}

/** The chapter of that slug, number or folder, if there is one. */
export function chapterNamed(
  typed: string,
  all: readonly Chapter[] = chapters(),
): Chapter | undefined {
  return all.find(
    ({ name, number, slug }) =>
      typed === slug || typed === name || (/^\d+$/.test(typed) && Number(typed) === number),
  )
}

/**
 * The chapter of that slug, number or folder.
 *
 * @throws ArgumentError that suggests the nearest
 */
export function findChapter(typed: string, all: readonly Chapter[] = chapters()): Chapter {
  const found = chapterNamed(typed, all)
  if (found !== undefined) return found
  const slugs = all.map(({ slug }) => slug)
  throw new ArgumentError(
    `there is no chapter '${typed}'.${didYouMean(typed, slugs)} The chapters are: ${slugs.join(', ')}`,
  )
}

/**
 * What `npm run chapter` can start: a chapter's program, its `train.ts`, or another one of
 * it in a folder of its own: `resnet/classifier` is `09-resnet/classifier/train.ts`.
 *
 * @throws ArgumentError that suggests the nearest
 */
export function findProgram(typed: string, all: readonly Chapter[] = chapters()): Chapter {
  const slash = typed.indexOf('/')
  if (slash < 0) return findChapter(typed, all)
  const chapter = findChapter(typed.slice(0, slash), all)
  const own = programsOf(chapter).map(({ slug }) => slug)
  const found = programsOf(chapter).find(
    ({ slug }) => slug === `${chapter.slug}/${typed.slice(slash + 1)}`,
  )
  if (found !== undefined) return found
  throw new ArgumentError(
    `there is no program '${typed}'.${didYouMean(typed, own)} Chapter '${chapter.slug}' has ${own.join(', ') || 'none'}`,
  )
}

/** The programs of a chapter, its own first. */
export function programsOf(chapter: Chapter): Chapter[] {
  const below = readdirSync(chapter.folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      ...chapter,
      slug: `${chapter.slug}/${name}`,
      folder: join(chapter.folder, name),
    }))
  return [chapter, ...below].filter(hasExperiment)
}

export function hasExperiment({ folder }: Pick<Chapter, 'folder'>): boolean {
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
