/**
 * Rows of texts as the lines of a table: columns as wide as their widest cell, words to the
 * left, and what `isRight` names, such as numbers, to the right.
 */
export function textTable(
  rows: readonly (readonly string[])[],
  isRight: (column: number, row: number) => boolean = () => false,
): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => visibleWidth(row[column] ?? ''))),
  )
  return rows.map((row, r) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - visibleWidth(cell)))
        return isRight(column, r) ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd(),
  )
}

const color = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g')
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u
const halfWide = /^[\uff61-\uffdc]/

/**
 * The columns that a text takes in a terminal: a color takes none, an accent none beside
 * its letter, and a Chinese, Japanese or Korean letter or an emoji two.
 */
export function visibleWidth(text: string): number {
  const plain = text.replaceAll(color, '')
  if (/^[ -~]*$/.test(plain)) return plain.length
  let columns = 0
  for (const { segment } of new Intl.Segmenter().segment(plain))
    columns += wide.test(segment) && !halfWide.test(segment) ? 2 : 1
  return columns
}
