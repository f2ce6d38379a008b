/** What the parts of a run wrote, as one record for results/. Fractions keep four digits: there are no more in a measurement. */
export function mergeResults(parts: readonly Record<string, unknown>[]): Record<string, unknown> {
  const merged: Record<string, unknown> = { date: new Date().toISOString().slice(0, 10) }
  for (const part of parts) Object.assign(merged, part)
  return JSON.parse(
    JSON.stringify(merged, (_, value: unknown) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value,
    ),
  ) as Record<string, unknown>
}
