// Colors of charts and canvases, read from the page's style sheet so that they follow light and dark.
export interface Palette {
  text: string
  muted: string
  line: string
  background: string
  brand: string
  /** Told apart in the common color-vision deficiencies; pair them with a shape or a dash all the same. */
  series: string[]
}

export function palette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    text: read('--vp-c-text-1'),
    muted: read('--vp-c-text-2'),
    line: read('--vp-c-divider'),
    background: read('--vp-c-bg'),
    brand: read('--vp-c-brand-1'),
    series: [1, 2, 3, 4, 5].map((i) => read(`--cg-series-${i}`)),
  }
}

/** `#rrggbb` mixed over another by `share` (0 to 1), as `rgb(…)`. */
export function mix(over: string, under: string, share: number): string {
  const parse = (color: string): number[] => [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16))
  const [a, b] = [parse(over), parse(under)]
  return `rgb(${a.map((value, i) => Math.round(value * share + b[i] * (1 - share))).join(' ')})`
}

export const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Paper is white: what was drawn for the night is drawn for the day while it is printed. */
export function printAsByDay(): void {
  const { classList } = document.documentElement
  let dark = false
  const change = (prints: boolean): void => {
    if (prints) {
      dark ||= classList.contains('dark')
      classList.remove('dark')
    } else if (dark) {
      dark = false
      classList.add('dark')
    }
  }
  matchMedia('print').addEventListener('change', ({ matches }) => change(matches))
  addEventListener('beforeprint', () => change(true))
  addEventListener('afterprint', () => change(false))
}
