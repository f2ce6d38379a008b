/**
 * Keeps the highest of several measurements of each thing. What else the machine does comes
 * and goes, so all are measured in turn, and then again.
 */
export class Best {
  readonly rates: Record<string, number> = {}

  note(name: string, rate: number | undefined): void {
    if (rate !== undefined) this.rates[name] = Math.max(rate, this.rates[name] ?? 0)
  }
}
