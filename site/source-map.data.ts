import { engineFolders } from '../chapters/book/engine-files.ts'
import { partOfEntry } from '../chapters/book/explained.ts'
import { writtenChapters } from '../chapters/book/front-matter.ts'
import { sourceAddress } from './addresses.ts'

interface SourceFile {
  name: string
  address: string
  /** `address`: of the part that explains the file, such as `tensors/views` */
  chapters: { address: string; number: number; title: string }[]
}
declare const data: { name: string; files: SourceFile[] }[]
export { data }

export default {
  watch: ['../lib/**/*.ts', '../chapters/*/index.md'],
  load(): typeof data {
    const chapters = writtenChapters()
    return engineFolders().map(({ folder, files }) => ({
      name: folder,
      files: files.map(({ name, file }) => ({
        name,
        address: sourceAddress(file),
        chapters: chapters.flatMap((chapter) => {
          const entry = chapter.introduces.find((one) => one.file === file)
          if (!entry) return []
          const { slug, number, title } = chapter
          return [{ address: `${slug}/${partOfEntry(chapter, entry)?.address ?? ''}`, number, title }]
        }),
      })),
    }))
  },
}
