// All parts of all chapters, as the pages need them to say where a reader is.
import { writtenChapters } from '../chapters/book/front-matter.ts'
import { partsOf, textOf } from '../chapters/book/parts.ts'

interface PartPlace {
  /** `tensors/views` */
  address: string
  folder: string
  title: string
  chapter: number
  number: number
  of: number
  exercises: string[]
  /** below the chapter's folder */
  demos: string[]
}
declare const data: PartPlace[]
export { data, type PartPlace }

export default {
  watch: ['../chapters/*/index.md'],
  load(): PartPlace[] {
    return writtenChapters().flatMap((chapter) => {
      const { parts } = partsOf(chapter)
      return parts.map(({ address, title, exercises, sections }, i) => ({
        address: `${chapter.slug}/${address}`,
        folder: chapter.name,
        title,
        chapter: chapter.number,
        number: i + 1,
        of: parts.length,
        exercises,
        demos: [...textOf(sections).matchAll(/^<Demo\b(?:[^>]*\sname="([\w-]+)")?/gm)].map(([, name]) =>
          name ? `demos/${name}/Demo.vue` : 'Demo.vue',
        ),
      }))
    })
  },
}
