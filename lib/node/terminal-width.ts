/**
 * The columns that there are to draw in; `otherwise` where the output goes to a file.
 */
export function terminalWidth(otherwise: number): number {
  return process.stdout.columns ?? (Number(process.env.COLUMNS) || otherwise)
}
