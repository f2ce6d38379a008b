/**
 * A text, cut before and after each special token in it; of two that begin at the same place,
 * the longer one counts.
 */
export function cutSpecial(text: string, special: readonly string[]): string[] {
  if (special.length === 0) return [text]
  const longestFirst = [...special].sort((a, b) => b.length - a.length)
  const any = longestFirst
    .map((token) => token.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
    .join('|')
  return text.split(new RegExp(`(${any})`))
}
