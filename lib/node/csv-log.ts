import type { Callback, Run } from '../train/callback.ts'
import { writeDurable } from './durable.ts'

/**
 * Writes what each epoch measured as CSV, one row an epoch, for a spreadsheet. The file is
 * written anew each time, from the curves of the run, so it is whole at every moment, and
 * right after a run was resumed.
 */
export class CsvLog implements Callback {
  private readonly path: string

  constructor(path: string) {
    this.path = path
  }

  epochEnd({ curves, epoch }: Run): void {
    const names = Object.keys(curves)
    const rows = Array.from({ length: epoch }, (_, i) => [
      i + 1,
      ...names.map((name) => curves[name][i]),
    ])
    writeDurable(
      this.path,
      [['epoch', ...names], ...rows].map((row) => row.map(cell).join(',') + '\n').join(''),
    )
  }
}

/** RFC 4180: quotes around what holds a comma, a quote or a line end. */
function cell(value: string | number | undefined): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
