import { ArgumentError } from '../errors.ts'
import { checkList, describe } from '../options.ts'
import { byteOrder } from './byte-letters.ts'
import { keyOf, type Merge } from './merge.ts'

/**
 * What the bytes and the merges stand for, by id.
 *
 * @throws ArgumentError unless each merge is of two tokens that come before it, and no pair is
 *   there twice.
 */
export function checkMerges(name: string, merges: readonly Merge[]): Uint8Array[] {
  checkList(name, 'merges', merges, 'list')
  const made = byteOrder.map((byte) => Uint8Array.of(byte))
  const isMade = (id: unknown) =>
    typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < made.length
  const seen = new Set<number>()
  for (const [i, merge] of merges.entries()) {
    const [left, right] = merge
    if (merge.length !== 2 || !isMade(left) || !isMade(right))
      throw new ArgumentError(
        `${name}: merge ${i} must be two ids from 0 to ${made.length - 1}, what the bytes and the merges before it have made, got ${merge.map(describe).join(', ')}`,
      )
    if (seen.has(keyOf(left, right)))
      throw new ArgumentError(`${name}: merge ${i}, (${left}, ${right}), is there twice`)
    seen.add(keyOf(left, right))
    const token = new Uint8Array(made[left].length + made[right].length)
    token.set(made[left])
    token.set(made[right], made[left].length)
    made.push(token)
  }
  return made
}

/** @throws ArgumentError unless each is a text, not empty and not there twice. */
export function checkSpecial(name: string, special: readonly string[]): void {
  checkList(name, 'special', special, 'string')
  for (const [place, token] of special.entries()) {
    if (token === '') throw new ArgumentError(`${name}: a special token is empty`)
    if (special.indexOf(token) < place)
      throw new ArgumentError(`${name}: the special token '${token}' is there twice`)
  }
}
