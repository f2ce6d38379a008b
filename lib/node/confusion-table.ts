import pc from 'picocolors'
import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkList } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { textTable, visibleWidth } from '../text-table.ts'

/**
 * A confusion matrix for the terminal: a row a class, in it how often it was taken for each
 * (a column a class, by its number). A dot stands for 0, the share that was found comes
 * last; where there are colors, what is mistaken most is brightest.
 *
 * counts: (classes, classes), as confusionMatrix gives.
 *
 * @throws ShapeError unless it is square. @throws ArgumentError unless there is a name for
 *   each class.
 */
export function confusionTable(counts: Tensor, names?: readonly string[]): string {
  checkArgument('confusionTable', 'counts', counts, Tensor)
  if (names !== undefined) checkList('confusionTable', 'names', names, 'string')
  const [n, columns] = counts.shape
  if (counts.rank !== 2 || n !== columns)
    throw new ShapeError(
      `confusionTable: needs counts (classes, classes), got ${formatShape(counts.shape)}`,
    )
  if (names !== undefined && names.length !== n)
    throw new ArgumentError(`confusionTable: ${names.length} names for ${n} classes`)

  const all = [...counts.data()]
  const classes = Array.from({ length: n }, (_, c) => c)
  const labelOf = (c: number): string => (names ? `${c} ${names[c]}` : String(c))
  const width = Math.max(...all.map((count) => String(count).length), String(n - 1).length)
  const mistakes = all.filter((_, i) => Math.floor(i / n) !== i % n)
  const most = Math.max(1, ...mistakes)

  const cell = (row: number, column: number): string => {
    const count = all[n * row + column]
    const text = (count === 0 ? '·' : String(count)).padStart(width)
    if (count === 0) return pc.dim(text)
    if (row === column) return pc.bold(pc.green(text))
    return count > most / 2 ? pc.bold(pc.yellow(text)) : text
  }
  const found = (row: number): string => {
    const total = classes.reduce((sum, column) => sum + all[n * row + column], 0)
    return total === 0 ? '–' : `${Math.round((100 * all[n * row + row]) / total)} %`
  }
  const rows = [
    ['is', ...classes.map((c) => String(c).padStart(width)), 'found'],
    ...classes.map((row) => [
      labelOf(row),
      ...classes.map((column) => cell(row, column)),
      found(row),
    ]),
  ]
  const left = Math.max(...rows.map(([label]) => visibleWidth(label)))
  const lines = textTable(rows, { isRight: (column) => column > 0 })
  return [`${' '.repeat(left)}  taken for`, ...lines].join('\n')
}
