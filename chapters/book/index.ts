/** What `#book` offers to the chapters: how an experiment is written, and what it gives. */
export { anySeed, anyText, between, experiment, whole } from './experiment.ts'
export type { Experiment, Findings, Options, Ui } from './experiment.ts'
export type { Results, RunResult } from './results.ts'
export { silentUi } from './silent-ui.ts'
export { asMetrics, asText, percent, rounded, seedsFrom, spread } from './spread.ts'
