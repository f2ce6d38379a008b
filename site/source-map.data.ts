import { engineFolders } from '../chapters/book/engine-files.ts'
import { writtenChapters } from '../chapters/book/front-matter.ts'
import { sourceAddress } from './addresses.ts'

interface SourceFile {
  name: string
  address: string
  chapters: { slug: string; number: number; title: string }[]
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
        chapters: chapters
          .filter(({ introduces }) => introduces.some((entry) => entry.file === file))
          .map(({ slug, number, title }) => ({ slug, number, title })),
      })),
    }))
  },
}
