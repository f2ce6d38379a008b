import { readChapters } from './build/chapters.ts'
import { engineFiles, sourceAddress } from './build/engine.ts'

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
    const folders = new Map<string, SourceFile[]>()
    for (const file of engineFiles()) {
      const [folder, ...rest] = file.includes('/') ? file.split('/') : ['lib', file]
      const explained = chapters.filter(({ introduces }) => introduces.some((entry) => entry.file === file))
      const files = folders.get(folder) ?? []
      files.push({
        name: rest.join('/'),
        address: sourceAddress(file),
        chapters: explained.map(({ slug, number, title }) => ({ slug, number, title })),
      })
      folders.set(folder, files)
    }
    return [...folders].map(([name, files]) => ({ name, files }))
  },
}
