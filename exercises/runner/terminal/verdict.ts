/** What a run counted. */
export interface Counts {
  passed: number
  failed: number
  /** Among them the checks of stubs that nobody has filled in yet. */
  skipped: number
  todo: number
}

/** Stubs are no failure. A failure is, and so is a run in which nothing ran: it shows nothing to work. */
export function verdict({ passed, failed, skipped, todo }: Counts): { code: number; lines: string[] } {
  const nothing = passed + failed + todo === 0
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return {
    code: failed > 0 || nothing ? 1 : 0,
    lines: nothing ? ['no test ran, so nothing was shown to work', counts] : [counts],
  }
}
