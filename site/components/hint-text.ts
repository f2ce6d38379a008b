export interface HintBlock {
  kind: 'text' | 'list' | 'steps' | 'code'
  lines: string[]
}

const clean = (text: string): string =>
  text
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\$([^$\n]+)\$/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')

/** Splits a hint into paragraphs, lists, numbered steps and listings. */
export function hintBlocks(text: string): HintBlock[] {
  const blocks: HintBlock[] = []
  text.split(/^```\w*\n([\s\S]*?)^```[ \t]*$/m).forEach((part, i) => {
    if (i % 2) {
      blocks.push({ kind: 'code', lines: part.replace(/\n$/, '').split('\n') })
      return
    }
    for (const paragraph of part
      .split(/\n{2,}/)
      .map((piece) => piece.trim())
      .filter(Boolean)) {
      const marker = /^(?:[-*]|\d+[.)])\s+/
      const kind = /^[-*]\s/.test(paragraph) ? 'list' : /^\d+[.)]\s/.test(paragraph) ? 'steps' : 'text'
      const lines =
        kind === 'text'
          ? [paragraph]
          : paragraph.split(/\n(?=[-*]\s|\d+[.)]\s)/).map((line) => line.replace(marker, ''))
      blocks.push({ kind, lines: lines.map((line) => clean(line.replace(/\s*\n\s*/g, ' '))) })
    }
  })
  return blocks
}
