// node --import tsx --import …/register.ts: makes the engine load the reader's files in place of its own.
import * as nodeModule from 'node:module'
import { redirect, variable } from './redirect.ts'
import type { Replacements } from './redirect.ts'

const replacements: Replacements = JSON.parse(process.env[variable] ?? '{}')

// Newer than the types of Node 20: hooks on the same thread.
interface Resolved {
  url: string
}
type Resolve = (
  specifier: string,
  context: { parentURL?: string },
  next: (specifier: string, context: object) => Resolved,
) => Resolved
const { register, registerHooks } = nodeModule as typeof nodeModule & {
  registerHooks?: (hooks: { resolve: Resolve }) => void
}

if (registerHooks !== undefined) {
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context)
      return { ...resolved, url: redirect(resolved.url, context.parentURL, replacements) }
    },
  })
} else {
  register('./hooks.ts', import.meta.url, { data: replacements })
}
