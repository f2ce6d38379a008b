import { ArgumentError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'
import { checkRandom } from '../random/check-random.ts'
import type { Random } from '../random/random.ts'
import { checkShares } from './check-shares.ts'
import type { Indices } from './split.ts'

/**
 * As randomSplit, but samples of one group stay together: the photographs of one person, the
 * inflections of one word. Who knows one of them knows something of the others. groups: the name
 * or number of each sample's group. Groups are dealt whole, so the parts have their sizes as
 * nearly as the groups allow.
 *
 * @throws ArgumentError as randomSplit.
 */
export function groupSplit(
  groups: readonly (string | number)[],
  shares: readonly number[],
  random: Random,
): Indices[] {
  checkArgument('groupSplit', 'groups', groups, 'list')
  for (const group of groups)
    if (typeof group !== 'string' && !Number.isFinite(group))
      throw new ArgumentError(
        `groupSplit: a group is named by a text or a number, got ${describe(group)}`,
      )
  checkShares('groupSplit', shares)
  checkRandom('groupSplit', random)
  const members = new Map<string | number, Indices>()
  for (const [i, group] of groups.entries()) {
    const known = members.get(group)
    if (known) known.push(i)
    else members.set(group, [i])
  }
  const all = [...members.values()]
  const parts = shares.map((): Indices => [])
  const missing = shares.map((share) => share * groups.length)
  for (const g of random.permutation(all.length)) {
    // To the part that has the most to go.
    const part = missing.indexOf(Math.max(...missing))
    parts[part].push(...all[g])
    missing[part] -= all[g].length
  }
  if (parts.some(({ length }) => length === 0))
    throw new ArgumentError(
      `groupSplit: ${all.length} groups of ${groups.length} samples in the shares ${shares.join(', ')} are parts of ${parts.map(({ length }) => length).join(', ')}: a part would be empty. Take more groups, or a larger share`,
    )
  return parts
}
