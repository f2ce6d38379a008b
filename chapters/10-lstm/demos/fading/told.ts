import type { Line } from './demo.ts'
import { kinds } from './names.ts'

/** The picture goes from the one to the other; what is outside is told in words. */
export const [floor, ceiling] = [1e-15, 1e5]

const raised = (exponent: number): string =>
  [...String(exponent)]
    .map((sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)]))
    .join('')

/** 0, 0.032, 4.1, or 3·10⁻⁷. */
export function short(size: number): string {
  if (!Number.isFinite(size)) return 'more than float32 can hold'
  if (size === 0) return '0'
  if (size >= 0.0095 && size < 995) return String(Number(size.toPrecision(2)))
  const [digit, exponent] = size.toExponential(0).split('e')
  return `${digit}·10${raised(Number(exponent))}`
}

/** How the line ends, and where it leaves the picture. */
export function told(
  { kind, sizes, predicted, smallest, largest }: Line,
  draws: number,
): string {
  const back = sizes.length - 1
  const steps = `${back} ${back === 1 ? 'step' : 'steps'} back`
  const factor = kind === 'lstm' ? `σ(b) ${predicted[1].toPrecision(3)}` : 's'
  const parts = [
    `${kinds[kind]}: ${short(sizes[back])} arrives ${steps}`,
    `${factor} to the ${back} is ${short(predicted[back])}`,
  ]
  const first = (where: (size: number) => boolean) => sizes.findIndex(where)
  const [below, above, none] = [
    first((size) => size < floor),
    first((size) => size > ceiling),
    first((size) => size === 0),
  ]
  if (below > 0) parts.push(`under the picture from step ${below} on`)
  if (above > 0) parts.push(`over the picture from step ${above} on`)
  if (none > 0) parts.push(`0 from step ${none} on, as float32 has nothing so small`)
  const [from, to] = [short(smallest), short(largest)]
  if (draws > 1)
    parts.push(`in ${draws} draws ${from === to ? 'the same' : `${from} to ${to}`}`)
  return parts.join('; ')
}
