import { readChapters } from './build/chapters.ts'
import { engineFolders, sourceAddress } from './build/engine.ts'

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
    const chapters = readChapters()
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
