/** How many elements a thread takes at a time: about 5 µs of work, moving numbers or computing with them. */
export const CHEAP = 16384
/** The same for exponentials, roots and quotients. */
export const COSTLY = 4096

// prettier-ignore
const costly: ReadonlySet<string> = new Set([
  'exp', 'log', 'tanh', 'sigmoid', 'softplus', 'gelu', 'softplusGradient', 'geluGradient',
])

/** For a kernel that works element by element. */
export function grainOf(kernel: string): number {
  return costly.has(kernel) ? COSTLY : CHEAP
}
