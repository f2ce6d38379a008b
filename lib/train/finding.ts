/**
 * One check: what was looked at, is it well, what was found, and what to do when it is not.
 */
export interface Finding {
  check: string
  ok: boolean
  found: string
  advice: string
}

export class Diagnosis {
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    this.findings = findings
  }

  get ok(): boolean {
    return this.findings.every(({ ok }) => ok)
  }

  /** The checks that failed. */
  get problems(): readonly Finding[] {
    return this.findings.filter(({ ok }) => !ok)
  }

  toString(): string {
    return this.findings
      .map(
        ({ check, ok, found, advice }) =>
          `${ok ? '✓' : '✗'} ${check}: ${found}${ok ? '' : `\n    ${advice}`}`,
      )
      .join('\n')
  }
}
