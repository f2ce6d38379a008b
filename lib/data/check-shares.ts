import { ArgumentError } from '../errors.ts'
import { checkList } from '../options.ts'

/** @throws ArgumentError unless the shares are numbers above 0 that add up to 1. */
export function checkShares(name: string, shares: readonly number[]): void {
  checkList(name, 'shares', shares, 'number')
  const sum = shares.reduce((total, share) => total + share, 0)
  if (shares.every((share) => share > 0) && Math.abs(sum - 1) < 1e-9) return
  throw new ArgumentError(
    `${name}: the shares must be above 0 and add up to 1, got ${shares.join(' + ')} = ${sum}`,
  )
}
