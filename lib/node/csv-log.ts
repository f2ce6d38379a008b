import type { Callback, Run } from '../train/callback.ts'
import { writeDurable } from './durable.ts'
import { checkPath } from './read-file.ts'
import { checkWritable, goOnWithout } from './system-fault.ts'

/**
 * Writes what each epoch measured as CSV, one row an epoch, for a spreadsheet. The file is
 * written anew each time, from the curves of the run, so it is whole at every moment, and
 * right after a run was resumed.
 */
export class CsvLog implements Callback {
  private readonly path: string

  constructor(path: string) {
    checkPath(path)
    this.path = path
  }

  /** @throws DataError when the file cannot be written. */
  trainStart(): void {
    checkWritable(this.path)
  }

  epochEnd({ curves, epoch }: Run): void {
    const names = Object.keys(curves)
    const rows = Array.from({ length: epoch }, (_, i) => [
      i + 1,
      ...names.map((name) => curves[name][i]),
    ])
    const lines = [['epoch', ...names], ...rows].map(
      (row) => row.map(cell).join(',') + '\n',
    )
    goOnWithout('The curves', this.path, () => writeDurable(this.path, lines.join('')))
  }
}

/** RFC 4180: quotes around what holds a comma, a quote or a line end. */
function cell(value: string | number | undefined): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
