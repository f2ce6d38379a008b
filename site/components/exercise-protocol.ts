export interface CheckResult {
  name: string
  status: 'pass' | 'fail' | 'todo'
  message?: string
}
export type ToExercise = { folder: string; source: string }
export type FromExercise =
  /** Everything is loaded: the clock starts now, so a slow network does not eat the reader's time. */
  | { type: 'ready' }
  | { type: 'results'; results: CheckResult[]; log: string[]; milliseconds: number }
  | { type: 'error'; message: string; line?: number; log: string[] }
