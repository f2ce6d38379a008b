import { DataError } from '../errors.ts'
import { letters } from './byte-letters.ts'
import type { Merge } from './merge.ts'

/** The first line of GPT-2's file. */
const VERSION = '#version: 0.2'

/**
 * Lines such as `Ġ t` → pairs of ids: two tokens in GPT-2's letters, each a byte or what an
 * earlier line has made.
 *
 * @throws DataError that names the line where it is otherwise.
 */
export function parseMerges(name: string, text: string): Merge[] {
  const ids = new Map(letters.map((letter, id) => [letter, id]))
  const merges: Merge[] = []
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || (i === 0 && line.startsWith('#version'))) continue
    const fail = (reason: string): never => {
      throw new DataError(`${name}: line ${i + 1}, '${line}', ${reason}`)
    }
    const parts = line.split(' ')
    if (parts.length !== 2) fail('is not two tokens with a space between them')
    const [left, right] = parts.map(
      (part) =>
        ids.get(part) ?? fail(`'${part}' is neither a byte nor made by an earlier line`),
    )
    if (ids.has(parts.join('')))
      fail('makes a token that is there already, so ids would not follow from the lines')
    ids.set(parts.join(''), ids.size)
    merges.push([left, right])
  }
  if (merges.length === 0) throw new DataError(`${name}: there is no merge in it`)
  return merges
}

/** The other way round: a line for each merge. */
export function writeMerges(merges: readonly Merge[]): string {
  const tokens = [...letters]
  const lines = merges.map(([left, right]) => {
    tokens.push(tokens[left] + tokens[right])
    return `${tokens[left]} ${tokens[right]}`
  })
  return [VERSION, ...lines, ''].join('\n')
}
