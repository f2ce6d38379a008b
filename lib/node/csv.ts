import { parse } from 'csv-parse/sync'
import { ArgumentError, DataError } from '../errors.ts'
import { checkArgument, checkList, checkOptions } from '../options.ts'
import { tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { message } from './archive.ts'
import { didYouMean } from '../suggest.ts'
import { readText } from './text.ts'

/**
 * A table of text as a CSV file holds it: the words of the first line, and the cells of all
 * others below them.
 */
export class CsvTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  private readonly name: string

  constructor(
    columns: readonly string[],
    rows: readonly (readonly string[])[],
    name = 'CSV table',
  ) {
    checkList('CsvTable', 'columns', columns, 'string')
    checkList('CsvTable', 'rows', rows, 'list')
    for (const row of rows) checkList('CsvTable', 'a row', row, 'string')
    this.columns = columns
    this.rows = rows
    this.name = name
  }

  /** The cells of one column. @throws ArgumentError that suggests the nearest column */
  text(column: string): string[] {
    checkArgument('CsvTable.text', 'the column', column, 'string')
    const place = this.columns.indexOf(column)
    if (place < 0) {
      throw new ArgumentError(
        `${this.name}: there is no column '${column}'.${didYouMean(column, this.columns)} The columns are: ${this.columns.join(', ')}`,
      )
    }
    return this.rows.map((row) => row[place])
  }

  /**
   * Some columns as numbers, (rows, columns) float32.
   *
   * @throws DataError that names the first cell that is no number, or one that float32 cannot
   *   hold: a whole number that would become another one, or one beyond its range.
   */
  numbers(...columns: readonly string[]): Tensor {
    const cells = columns.map((column) => this.text(column))
    const values = new Float32Array(this.rows.length * columns.length)
    for (let row = 0; row < this.rows.length; row++) {
      for (let column = 0; column < columns.length; column++) {
        const text = cells[column][row].trim()
        const value = Number(text)
        if (text === '' || Number.isNaN(value)) {
          throw new DataError(
            `${this.name}: expected a number in column '${columns[column]}', got ${text === '' ? 'an empty cell' : `'${text}'`} ` +
              `in row ${row + 1} below the headings`,
          )
        }
        const why = lostInFloat32(value)
        if (why !== undefined)
          throw new DataError(
            `${this.name}: '${text}' in column '${columns[column]}', row ${row + 1} below the headings, ${why}. ` +
              `Where all digits count, write tensor(table.text('${columns[column]}').map(Number), { dtype: 'float64' })`,
          )
        values[row * columns.length + column] = value
      }
    }
    return tensor(values, { shape: [this.rows.length, columns.length] })
  }
}

function lostInFloat32(value: number): string | undefined {
  const held = Math.fround(value)
  if (!Number.isFinite(held)) return 'is beyond what float32 can hold'
  if (Number.isInteger(value) && held !== value) return `would become ${held} in float32`
  return undefined
}

/**
 * Reads CSV (RFC 4180: quoted cells may hold commas, quotes and line ends) with csv-parse.
 * @throws DataError that names the file and the line where a row is too short or too long,
 *   or a quote is open
 */
export function parseCsv(
  text: string,
  name = 'CSV file',
  options: { delimiter?: string } = {},
): CsvTable {
  checkArgument('parseCsv', 'the text', text, 'string')
  checkArgument('parseCsv', 'the name', name, 'string')
  checkOptions('parseCsv', options, { delimiter: 'string' })
  const { delimiter = ',' } = options
  // A file that passed through several systems may end its lines in several ways.
  const record_delimiter = ['\r\n', '\n', '\r']
  const reading = { bom: true, skip_empty_lines: true, delimiter, record_delimiter }
  let rows: string[][]
  try {
    rows = parse(text, reading) as string[][]
    // In a file of one column an empty line is a missing value, except before and after all.
    if (rows[0]?.length === 1)
      rows = parse(text.replace(/^\uFEFF?[\r\n]*|[\r\n]+$/g, ''), {
        ...reading,
        skip_empty_lines: false,
      }) as string[][]
  } catch (error) {
    throw new DataError(`${name}: expected comma-separated values: ${message(error)}`)
  }
  if (rows.length === 0)
    throw new DataError(`${name}: expected a line of headings, got an empty file`)
  const [columns, ...cells] = rows
  const twice = columns.find((column, i) => columns.indexOf(column) < i)
  if (twice !== undefined)
    throw new DataError(`${name}: expected headings that differ, got '${twice}' twice`)
  return new CsvTable(columns, cells, name)
}

/** Reads a CSV file. @throws DataError as parseCsv and readText */
export function readCsv(path: string, options?: { delimiter?: string }): CsvTable {
  return parseCsv(readText(path), path, options)
}
