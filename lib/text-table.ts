type Rows = readonly (readonly string[])[]

export interface TableOptions {
  /** Which cells stand to the right, such as numbers. */
  isRight?: (column: number, row: number) => boolean
  /** The columns that there are: texts are wrapped at words, then columns are laid below. */
  width?: number
  /** A line under the first row. */
  ruled?: boolean
}

/**
 * Rows of texts as the lines of a table: columns as wide as their widest cell, words to the
 * left, and what `isRight` names to the right.
 */
export function textTable(
  rows: Rows,
  { isRight = () => false, width = Infinity, ruled = false }: TableOptions = {},
): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const columns = Array.from({ length: count }, (_, column) =>
    rows.map((row) => row[column] ?? ''),
  )
  const widths = columns.map((cells) => Math.max(...cells.map(visibleWidth)))
  // A text can be as narrow as its longest word; numbers, and what is laid out, cannot.
  const least = columns.map((cells, column) =>
    rows.some((_, row) => row > 0 && isRight(column, row))
      ? widths[column]
      : Math.max(...cells.flatMap((cell) => cell.split(' ').map(visibleWidth))),
  )
  while (total(widths) > width) {
    const spare = widths.map((wide, column) => (wide > least[column] ? wide : 0))
    const widest = Math.max(...spare)
    if (widest === 0) break
    widths[spare.indexOf(widest)]--
  }
  return blocks(widths, width).flatMap((chosen, block) => [
    ...(block > 0 ? [''] : []),
    ...rows.flatMap((row, r) => {
      const lines = lay(row, r, chosen, widths, isRight)
      const rule = chosen.map((column) => '─'.repeat(widths[column])).join('  ')
      return ruled && r === 0 ? [...lines, rule] : lines
    }),
  ])
}

const total = (widths: readonly number[]): number =>
  widths.reduce((sum, wide) => sum + wide + 2, -2)

/** Which columns stand side by side; the first one stands before all of them. */
function blocks(widths: readonly number[], width: number): number[][] {
  const found: number[][] = [[]]
  for (const column of widths.keys()) {
    const wider = [...found[found.length - 1], column]
    const fits = wider.length <= 2 || total(wider.map((one) => widths[one])) <= width
    if (fits) found[found.length - 1] = wider
    else found.push([0, column])
  }
  return found
}

/** One row, in as many lines as its longest cell needs. */
function lay(
  row: readonly string[],
  r: number,
  chosen: readonly number[],
  widths: readonly number[],
  isRight: (column: number, row: number) => boolean,
): string[] {
  const cells = chosen.map((column) => wrap(row[column] ?? '', widths[column]))
  const height = Math.max(1, ...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    chosen
      .map((column, i) => {
        const cell = cells[i][line] ?? ''
        const space = ' '.repeat(Math.max(0, widths[column] - visibleWidth(cell)))
        return isRight(column, r) ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd(),
  )
}

/** Breaks a text at spaces; what fits stays as it is. */
export function wrap(text: string, width: number): string[] {
  if (visibleWidth(text) <= width) return [text]
  const lines = ['']
  for (const word of text.trimStart().split(' ')) {
    const line = lines[lines.length - 1]
    const longer = line === '' ? word : `${line} ${word}`
    if (visibleWidth(longer) <= width || line === '') lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
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
