import { createRequire } from 'node:module'

// The package that calls libraries written in C. It is optional: where it does not load,
// programs run without.

export type Koffi = typeof import('koffi')
export type Library = ReturnType<Koffi['load']>

/** The package, where it is installed. */
export function requireKoffi(): Koffi {
  return createRequire(import.meta.url)('koffi') as Koffi
}

/** Why it, or a library, does not load. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]
}
