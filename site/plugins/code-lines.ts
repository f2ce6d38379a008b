// A line of code that does not fit goes on in the next line of the page, two places farther in than it began: theme/style.css. Only
// lines that begin farther in, and may be too long for a phone, carry a number.
const PHONE_COLUMNS = 40

export const codeLines = {
  name: 'chalkgrad:code-lines',
  line(this: { source: string }, line: { properties: Record<string, unknown> }, number: number) {
    const text = this.source.split('\n')[number - 1] ?? ''
    const indent = text.length - text.trimStart().length
    if (indent > 0 && text.length > PHONE_COLUMNS) line.properties.style = `--in:${indent + 2}ch`
  },
}
