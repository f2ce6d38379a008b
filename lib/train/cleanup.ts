import type { Run } from './callback.ts'

type Outcome<T> = { value: T } | { error: unknown }

function attempt<T>(fn: () => T): Outcome<T> {
  try {
    return { value: fn() }
  } catch (error) {
    return { error }
  }
}

/**
 * Runs `train`, and then lets every callback close what it has open, whether training or
 * another callback has failed or not. The first error of all is thrown.
 */
export function withCleanup<T>(run: Run, train: () => T): T {
  const trained = attempt(train)
  const cleaned = run.callbacks.map((callback) => attempt(() => callback.cleanup?.(run)))
  if ('error' in trained) throw trained.error
  for (const outcome of cleaned) if ('error' in outcome) throw outcome.error
  return trained.value
}
