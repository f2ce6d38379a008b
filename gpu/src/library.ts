import { createRequire } from 'node:module'
import { CudaUnavailableError } from './errors.ts'

export type Koffi = typeof import('koffi')
/** A function of a C library. What it gives back depends on its declaration; most give a status. */
export type CFunction = (...args: unknown[]) => unknown
/** A function of a C library that gives back a status: 0 for success. */
export type StatusFunction = (...args: unknown[]) => number

let loaded: Koffi | undefined

/** koffi, which calls C libraries. It is loaded when a device is opened, never by an import. */
export function koffi(): Koffi {
  try {
    loaded ??= createRequire(import.meta.url)('koffi') as Koffi
  } catch (error) {
    throw new CudaUnavailableError(`koffi is not installed: run \`npm install koffi\` (${firstLine(error)})`)
  }
  return loaded
}

/** Opens the first of several libraries that loads, and says why none did. */
export function openLibrary(what: string, places: readonly string[], advice: string) {
  const door = koffi()
  const reasons: string[] = []
  for (const path of places) {
    try {
      return { path, library: door.load(path) }
    } catch (error) {
      reasons.push(`${path} (${firstLine(error)})`)
    }
  }
  throw new CudaUnavailableError(`${what} was not found: ${reasons.join('; ')}. ${advice}`)
}

/** Functions of a library by name, from their declarations in C. */
export function declare<Name extends string>(
  library: ReturnType<Koffi['load']>,
  declarations: Readonly<Record<Name, string>>,
): Record<Name, StatusFunction> {
  const functions: Partial<Record<Name, StatusFunction>> = {}
  for (const name in declarations) functions[name] = library.func(declarations[name])
  return functions as Record<Name, StatusFunction>
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]
}
