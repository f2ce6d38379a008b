// Mathematics at build time: $inline$ and $$display$$ become KaTeX HTML with hidden MathML for screen readers.
// No code runs in the browser, and a formula that does not parse fails the build.
import katex from 'katex'
import type { MarkdownRenderer } from 'vitepress'

export const tex = (source: string, displayMode = false): string =>
  katex.renderToString(source, { displayMode, output: 'htmlAndMathml', throwOnError: true, strict: 'error' })

// v-pre: '{{' in a formula is not Vue's. Only attributes that Vue knows: else it compiles the formula node by node.
const wrap = (html: string, tag: string, name: string): string => `<${tag} v-pre class="${name}">${html}</${tag}>`

export function mathPlugin(md: MarkdownRenderer): void {
  md.inline.ruler.after('escape', 'math_inline', (state, silent) => {
    const source = state.src
    const start = state.pos
    if (source[start] !== '$' || source[start + 1] === '$' || /\s/.test(source[start + 1] ?? ' ')) return false
    let end = start + 1
    while (end < source.length && !(source[end] === '$' && source[end - 1] !== '\\')) end++
    // As in pandoc: no space before the closing dollar and no digit after it, so "$5 and $6" stays text.
    if (end >= source.length || /\s/.test(source[end - 1]) || /\d/.test(source[end + 1] ?? '')) return false
    if (!silent) state.push('math_inline', 'math', 0).content = source.slice(start + 1, end)
    state.pos = end + 1
    return true
  })

  md.block.ruler.after(
    'blockquote',
    'math_block',
    (state, start, end, silent) => {
      const line = (i: number): string => state.src.slice(state.bMarks[i] + state.tShift[i], state.eMarks[i])
      if (!line(start).startsWith('$$')) return false
      let body = line(start).slice(2)
      let next = start
      while (!body.trimEnd().endsWith('$$')) {
        if (++next >= end) return false
        body += '\n' + line(next)
      }
      if (silent) return true
      const token = state.push('math_block', 'math', 0)
      token.block = true
      token.content = body.trimEnd().slice(0, -2)
      token.map = [start, next + 1]
      state.line = next + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )

  md.renderer.rules.math_inline = (tokens, i) => wrap(tex(tokens[i].content), 'span', 'math')
  md.renderer.rules.math_block = (tokens, i) => wrap(tex(tokens[i].content, true), 'div', 'math-display') + '\n'
}
