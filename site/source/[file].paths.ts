// One page a file of the engine, so that the book can link to every line that it explains, online or not.
import { engineFiles } from '../../chapters/book/engine-files.ts'
import { partOfEntry } from '../../chapters/book/explained.ts'
import { writtenChapters } from '../../chapters/book/front-matter.ts'
import { sourceAddress } from '../addresses.ts'
import { strings } from '../strings.ts'

export default {
  watch: ['../../lib/**/*.ts', '../../chapters/*/index.md'],
  paths() {
    const chapters = writtenChapters()
    return engineFiles().map((file) => {
      const lines = chapters.flatMap((chapter) => {
        const { number, title, slug } = chapter
        const entries = chapter.introduces.filter((entry) => entry.file === file)
        if (!entries.length) return []
        const part = partOfEntry(chapter, entries[0])
        const place = part ? `${title}, ${part.title}` : title
        const names = entries
          .map(({ symbol }) => (symbol ? `[\`${symbol}\`](#${symbol})` : strings.source.whole))
          .join(', ')
        return [`[${strings.chapter(number)}: ${place}](/${slug}/${part?.address ?? ''}): ${names}`]
      })
      const explained = lines.length
        ? `${strings.source.introducedIn}\n\n${lines.map((line) => `- ${line}`).join('\n')}`
        : strings.source.notYet
      return {
        params: { file: sourceAddress(file).replace('source/', ''), title: `lib/${file}` },
        content: `<div class="explained">\n\n${explained}\n\n</div>\n\n<<< lib/${file} {source}\n`,
      }
    })
  },
  transformPageData: (page: { params?: { title?: string } }) => ({ title: page.params?.title ?? '' }),
}
