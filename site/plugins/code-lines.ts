// A line of code that does not fit goes on in the next line of the page, two places farther in than it began. Only lines that may
// be too long for a phone carry the number.
const PHONE_COLUMNS = 40

export const codeLines = {
  name: 'chalkgrad:code-lines',
  line(this: { source: string }, line: { properties: Record<string, unknown> }, number: number) {
    const text = this.source.split('\n')[number - 1] ?? ''
    if (text.length <= PHONE_COLUMNS) return
    line.properties.style = `--in:${text.length - text.trimStart().length + 2}ch`
  },
}
