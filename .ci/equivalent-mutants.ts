import type { Mutant } from './mutants.ts'

/**
 * Faults that are none: the changed program does the same, only slower, or in a message that says so in other words.
 * Each names the file, the line as it stands, and why.
 */
const known: readonly { path: string; line: string; why: string }[] = []

/** Is the mutant in a line that is listed above? Or another size of a sample: one is as good as another. */
export function equivalent({ path, line, before }: Mutant, text: string): boolean {
  if (path.startsWith('lib/conformance/') && /^\d+$/.test(before)) return true
  const own = text.split('\n')[line - 1].trim()
  return known.some((entry) => entry.path === path && entry.line === own)
}
