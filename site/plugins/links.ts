// Relative links between chapters (`../03-autograd/index.md#chain-rule`) work on a code host as they stand. On the site a
// chapter's address is its slug, so they are resolved from the file's real place and turned into an address from the root. A heading
// of a chapter is on the page of its part; on the page of the whole chapter it is where it stands in the text.
import { posix } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'
import { writtenChapters } from '../../chapters/book/front-matter.ts'
import { addressOf } from '../../chapters/book/parts.ts'
import { forwardSlashes, root } from '../../chapters/book/root.ts'

export function linksPlugin(md: MarkdownRenderer): void {
  md.core.ruler.push('chapter_links', (state) => {
    const { realPath, path } = state.env
    const from = forwardSlashes(String(realPath ?? path ?? ''))
    const { folder, part } = state.env.frontmatter ?? {}
    /** The page of a heading; of the chapter without one. */
    const pageOf = (name: string, hash?: string): string => {
      const chapter = writtenChapters().find((one) => one.name === name)
      return chapter ? addressOf(chapter, decodeURIComponent(hash ?? '')) : ''
    }
    for (const block of state.tokens) {
      for (const token of block.children ?? []) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null
        if (href?.startsWith('#') && folder && !token.attrGet('class')?.includes('header-anchor')) {
          const page = pageOf(folder, href.slice(1))
          if (page !== `/${part?.slug}/${part?.address}`) token.attrSet('href', page + href)
        }
        if (!href || !/^\.{1,2}\/.*\.md(#|$)/.test(href)) continue
        const [file, hash] = href.split('#')
        const target = posix.relative(root, posix.resolve(posix.dirname(from), file))
        const chapter = /^chapters\/([^/]+)\/index\.md$/.exec(target)
        const address = chapter ? pageOf(chapter[1], hash) : /^site\/(.+)\.md$/.exec(target)?.[1].replace(/^/, '/')
        if (address) token.attrSet('href', address + (hash ? `#${hash}` : ''))
      }
    }
  })

  // VitePress spells anchors as headings are spelled; the anchors of source pages are names of symbols, `Tensor.reshape`.
  const render = md.renderer.rules.link_open
  md.renderer.rules.link_open = (tokens, i, options, env, self) => {
    const href = tokens[i].attrGet('href') ?? ''
    const symbol = /^(?:\/source\/[^#]*)?#([\w$.]*[A-Z.][\w$.]*)$/.exec(href)?.[1]
    const html = render ? render(tokens, i, options, env, self) : self.renderToken(tokens, i, options)
    return symbol ? html.replace(/#[^"]*"/, `#${symbol}"`) : html
  }
}
