// A page that is made of a chapter's text names what the text names: quotes, results, figures and links begin at its index.md.
import type { MarkdownRenderer } from 'vitepress'
import { root } from '../../chapters/book/root.ts'

export function partSourcePlugin(md: MarkdownRenderer): void {
  md.core.ruler.before('normalize', 'part_source', (state) => {
    const folder: unknown = state.env.frontmatter?.folder
    if (typeof folder !== 'string') return
    state.env.realPath = `${root}/chapters/${folder}/index.md`
    if (!state.env.includes?.includes(state.env.realPath)) state.env.includes?.push(state.env.realPath)
  })
}
