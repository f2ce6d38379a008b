import type { Ui } from '#book'

/** How each part of the chapter's program measures. */
export interface Settings {
  size: number
  rounds: number
  budget: number
  rung: string
  ui: Ui
}
/** What a part found. */
export interface Findings {
  metrics: Record<string, number>
  curves: Record<string, number[]>
}

/** Three digits: more would be noise. */
export const short = (value: number): number => Number(value.toPrecision(3))
