import { stripVTControlCharacters } from 'node:util'

/** The first line of a message that says something, and the place that a compiler puts before or into it. */
export function firstLine(message: string): { text: string; location?: string } {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
  // "Transform failed with 1 error:" says nothing yet.
  const text = lines.find((line) => line !== '' && !line.endsWith('error:')) ?? message.trim()
  const [, location, said] = /^(.+?:\d+):\d+: ERROR: (.*)$/.exec(text) ?? []
  return location === undefined ? { text } : { text: said, location }
}
