import { writtenChapters } from '../chapters/book/front-matter.ts'
import { parts } from '../chapters/book/plan.ts'

interface Entry {
  number: number
  slug: string
  title: string
  builds: string
  exists: boolean
}
declare const data: { title: string; chapters: Entry[] }[]
export { data }

export default {
  watch: ['../chapters/*/index.md'],
  /** The plan, with the titles of the chapters that exist. */
  load(): typeof data {
    const written = new Map(writtenChapters().map((chapter) => [chapter.slug, chapter]))
    return parts.map(({ title, chapters }) => ({
      title,
      chapters: chapters.map((planned) => ({
        ...planned,
        title: written.get(planned.slug)?.title ?? planned.title,
        exists: written.has(planned.slug),
      })),
    }))
  },
}
