/**
 * Rows of texts as a table: columns as wide as their widest cell, words to the left, and
 * numbers, in the columns that are named, to the right.
 */
export function textTable(
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string[] {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map((row) => row[column].length)),
  )
  return rows.map((row) =>
    row
      .map((cell, i) =>
        right.includes(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]),
      )
      .join('  '),
  )
}
