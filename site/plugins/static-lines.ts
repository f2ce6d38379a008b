// VitePress takes the static parts out of what a page loads first, with a pattern that reads to the end of the line. Vue
// writes a paragraph of one static part and one {{ number }} on a single line, so the number went with it, and the page did
// not match its own HTML. A line break after each static part keeps them apart.
import type { Plugin } from 'vite'

const staticPart = /createStaticVNode\((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'), \d+\)/g

export const staticLines: Plugin = {
  name: 'chalkgrad:static-lines',
  enforce: 'pre',
  renderChunk: (code) =>
    code.includes('createStaticVNode(') ? { code: code.replace(staticPart, (part) => `${part}\n`), map: null } : null,
}
