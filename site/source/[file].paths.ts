// One page a file of the engine, so that the book can link to every line that it explains, online or not.
import { engineFiles } from '../../chapters/book/engine-files.ts'
import { writtenChapters } from '../../chapters/book/front-matter.ts'
import { sourceAddress } from '../addresses.ts'
import { strings } from '../strings.ts'

export default {
  watch: ['../../lib/**/*.ts', '../../chapters/*/index.md'],
  paths() {
    const chapters = writtenChapters()
    return engineFiles().map((file) => {
      const lines = chapters.flatMap(({ number, title, slug, introduces }) => {
        const parts = introduces.filter((entry) => entry.file === file)
        if (!parts.length) return []
        const names = parts
          .map(({ symbol }) => (symbol ? `[\`${symbol}\`](#${symbol})` : strings.source.whole))
          .join(', ')
        return [`[${strings.chapter(number)}: ${title}](/${slug}/): ${names}`]
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
