import colors from 'picocolors'
import { movesCursor } from '../../../lib/node/cursor.ts'

/** One line that is written over in a terminal, and nothing elsewhere (a log would fill up with it). */
export function progressLine(stream: NodeJS.WriteStream = process.stdout): (text: string) => void {
  if (!movesCursor(stream)) return () => {}
  let written = false
  return (text) => {
    if (text === '' && !written) return
    // Longer than the terminal is wide, it could not be written over.
    stream.write(`\r\x1b[2K${colors.dim(text.slice(0, (stream.columns || 80) - 1))}`)
    written = text !== ''
  }
}
