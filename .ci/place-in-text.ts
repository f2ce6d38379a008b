import type { Chapter } from '../chapters/book/chapters.ts'
import type { FrontMatter } from '../chapters/book/front-matter.ts'
import { exportsOf, hasPlace, isNamed, pageOf, type Page } from '../chapters/book/told.ts'

type Told = Pick<Chapter, 'slug' | 'folder'> & Pick<FrontMatter, 'introduces'>

/**
 * A line in the table of files is not enough: what a chapter introduces has a place in its text. Found are
 *
 * - entries with a symbol that is neither named in the text nor quoted;
 * - entries of a whole file of which no symbol is, nor the file, by its name or by the words of it;
 * - what readers can type of such a file, and no chapter so far names.
 *
 * `typed`: the names that `chalkgrad` exports, and those of its methods.
 */
export function withoutPlace(base: string, told: readonly Told[], typed: ReadonlySet<string>): string[] {
  const pages = told.map((chapter) => ({ ...chapter, page: pageOf(base, chapter.folder) }))
  const empty = pages.flatMap(({ slug, introduces, page }) =>
    introduces
      .filter((entry) => !hasPlace(base, entry, page))
      .map(
        ({ file, symbol }) =>
          `${slug}: introduces ${symbol ? `${file}#${symbol}` : file}, and its text has no place for it`,
      ),
  )
  const files = new Set(
    told.flatMap(({ introduces }) => introduces.filter(({ symbol }) => symbol === '').map(({ file }) => file)),
  )
  const unnamed = [...files].flatMap((file) => {
    // By the end of the last chapter that speaks of the file.
    const last = pages.findLastIndex(({ introduces }) => introduces.some((entry) => entry.file === file))
    const told = pages.slice(0, last + 1)
    const names = exportsOf(base, file).filter(
      (name) => typed.has(name) && !told.some(({ page }) => isNamed(file, name, page) || quotesSomewhere(page, name)),
    )
    const found = `${pages[last].slug}: introduces ${file}, and no chapter up to it names ${names.join(', ')}`
    return names.length === 0 ? [] : [`${found}, which readers can type`]
  })
  return [...empty, ...unnamed]
}

/** A kernel has the name of the operation that readers type, and lies in another file. */
function quotesSomewhere({ quoted }: Page, name: string): boolean {
  return [...quoted].some((entry) => entry.endsWith(`#${name}`))
}
